import { plural, t } from '@lingui/core/macro'
import { writeNumber } from '../../words/format.ts'
import type { Found } from './Finder.ts'

/** What came of looking, in words. */
export function writeFound({ count, current, looked, pages, unread, hasText }: Found): string {
  const through = looked === pages
  const hits = current
    ? t`${{ number: writeNumber(current.number) }} of ${{ count: writeNumber(count) }}`
    : through
      ? t`Not found`
      : ''
  if (!through) {
    const progress = Math.floor((100 * looked) / pages)
    return hits ? t`${hits}, ${progress} %…` : t`Looking, ${progress} %…`
  }
  const found = !hasText && unread < pages ? t`No text, pictures only` : hits
  return unread > 0 ? writeUnread(found, unread) : found
}

/** What was found, with how many pages could not be looked in. */
export const writeUnread = (found: string, unread: number) =>
  t`${found}; ${plural(unread, { one: '# page could not be read', other: '# pages could not be read' })}`
