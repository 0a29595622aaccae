import type { Query } from './search.ts'

/** What was looked for last, in any document: the next one is asked the same. */
let last: Query = { text: '', cases: false, marks: false, words: false }

export const lastQuery = () => last
export const keepQuery = (query: Query) => {
  last = query
}
