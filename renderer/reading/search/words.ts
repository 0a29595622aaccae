import type { Found } from './EvidenceFinder.ts'

const number = (value: number) => value.toLocaleString('en')
const plural = (count: number, one: string, many: string) =>
  `${number(count)} ${count === 1 ? one : many}`

/** What came of looking in one item, in a few words. */
export function writeFoundIn(found: Found): string {
  const { is, pages, looked, count, unread, isCut } = found
  switch (is) {
    case 'waiting':
      return 'Waiting'
    case 'looking': {
      const progress = pages === 0 ? '' : `, ${Math.floor((100 * looked) / pages)} %`
      return count > 0 ? `${number(count)}${progress}…` : `Looking${progress}…`
    }
    case 'textless':
      return 'No text to look in'
    case 'locked':
      return 'Asks for a password: open it first'
    case 'missing':
      return 'Not here yet'
    case 'failed':
      return found.problem!.what
    default: {
      const missed = unread > 0 ? `; ${plural(unread, 'page', 'pages')} could not be read` : ''
      const cut = isCut ? '; only its beginning was looked at' : ''
      return `${count > 0 ? number(count) : 'Not found'}${missed}${cut}`
    }
  }
}

/** What came of looking in all of them. */
export function writeFoundInAll(found: readonly Found[]): string {
  const hits = found.reduce((sum, { count }) => sum + count, 0)
  const items = found.filter(({ count }) => count > 0).length
  const isThrough = found.every(({ is }) => is !== 'waiting' && is !== 'looking')
  if (hits === 0)
    return isThrough
      ? `Not found in ${found.length === 1 ? 'the one item' : `any of ${found.length} items`}`
      : 'Looking…'
  const sum = `${plural(hits, 'hit', 'hits')} in ${items} of ${plural(found.length, 'item', 'items')}`
  return isThrough ? sum : `${sum}, looking on…`
}
