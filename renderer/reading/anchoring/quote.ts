import type { Place } from '../../../shared/model/anchor.ts'
import type { Span } from '../find/search.ts'

export type { Span }

export type Passage = Extract<Place, { type: 'passage' }>

/** In units of text: a longer passage is no place any more. */
export const longest = 5000

/** In units of text: how much before and after a passage is kept to tell it from others alike. */
export const contextSize = 32

/** What is kept of a passage, so that it can be found again by its words and by where it was. */
export const quote = (text: string, { start, end }: Span) => ({
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - contextSize), start),
  suffix: text.slice(end, end + contextSize),
  start,
  end,
})
