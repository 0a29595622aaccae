import { t } from '@lingui/core/macro'

/**
 * A page as it is said and read aloud.
 * @param page counted from 0
 */
export function writePage(page: number, pages: number, label: string | null): string {
  const number = page + 1
  return label === null ? t`Page ${number} of ${pages}` : t`Page ${label}, ${number} of ${pages}`
}
