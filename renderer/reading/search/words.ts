import { plural, t } from '@lingui/core/macro'
import { writeUnread } from '../find/words.ts'
import { writeNumber } from '../../words/format.ts'
import type { Found } from './EvidenceFinder.ts'
import { inWords } from '../../words/shared.ts'

/** What came of looking in one item, in a few words. */
export function writeFoundIn(found: Found): string {
  const { is, pages, looked, count, unread, isCut } = found
  switch (is) {
    case 'waiting':
      return t`Waiting`
    case 'looking': {
      const hits = writeNumber(count)
      if (pages === 0) return count > 0 ? t`${hits}…` : t`Looking…`
      const progress = Math.floor((100 * looked) / pages)
      return count > 0 ? t`${hits}, ${progress} %…` : t`Looking, ${progress} %…`
    }
    case 'textless':
      return t`No text to look in`
    case 'locked':
      return t`Asks for a password: open it first`
    case 'missing':
      return t`Not here yet`
    case 'failed':
      return inWords(found.problem!).what
    default: {
      const hits = count > 0 ? writeNumber(count) : t`Not found`
      const all = unread > 0 ? writeUnread(hits, unread) : hits
      return isCut ? t`${all}; only its beginning was looked at` : all
    }
  }
}

/** What came of looking in all of them. */
export function writeFoundInAll(found: readonly Found[]): string {
  const hits = found.reduce((sum, { count }) => sum + count, 0)
  const items = found.filter(({ count }) => count > 0).length
  const isThrough = found.every(({ is }) => is !== 'waiting' && is !== 'looking')
  const all = found.length
  if (hits === 0)
    return isThrough
      ? plural(all, { one: 'Not found in the one item', other: 'Not found in any of # items' })
      : t`Looking…`
  const sum = t`${plural(hits, { one: '# hit', other: '# hits' })} in ${items} of ${plural(all, { one: '# item', other: '# items' })}`
  return isThrough ? sum : t`${sum}, looking on…`
}
