import type { Found } from './Finder.ts'

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** What came of looking, in words. */
export function writeFound({ count, current, looked, pages, unread, hasText }: Found): string {
  const number = (value: number) => value.toLocaleString('en')
  const through = looked === pages
  const hits = current
    ? `${number(current.number)} of ${number(count)}`
    : through
      ? 'Not found'
      : ''
  if (!through) {
    const progress = `${Math.floor((100 * looked) / pages)} %…`
    return hits ? `${hits}, ${progress}` : `Looking, ${progress}`
  }
  const missed = unread > 0 ? `; ${plural(unread, 'page', 'pages')} could not be read` : ''
  if (!hasText && unread < pages) return `No text, pictures only${missed}`
  return `${hits}${missed}`
}
