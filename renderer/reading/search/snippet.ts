import type { Span } from '../find/search.ts'

/** What was found, with some of what stands around it. */
export type Snippet = { before: string; hit: string; after: string }

/** In units of text. */
const [room, longest] = [{ before: 36, after: 110 }, 120]

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

/** Up to the last space, where there is one; of what is written without spaces, all. */
const wholeWords = (text: string) => {
  const end = text.search(/\s\S*$/)
  return `${end > 0 ? text.slice(0, end) : text}…`
}

/** A hit as it is listed: on one line, from the start of a word on. */
export function snippetOf(text: string, { start, end }: Span): Snippet {
  const from = Math.max(0, start - room.before)
  const before = text.slice(from, start)
  const whole = from > 0 ? before.slice(before.search(/\s|$/)) : before
  const hit = text.slice(start, end)
  const after = text.slice(end, end + room.after)
  return {
    before: oneLine(whole).trimStart(),
    hit: oneLine(hit.length > longest ? `${hit.slice(0, longest)}…` : hit),
    after: oneLine(end + room.after < text.length ? wholeWords(after) : after).trimEnd(),
  }
}
