import { type Folded, fold, type Folding, unfold } from './fold.ts'

/** What is looked for, and what must be the same. */
export type Query = { text: string; cases: boolean; marks: boolean; words: boolean }

/** A part of a text, in its units: from `start` up to and without `end`. */
export type Span = { start: number; end: number }

/** Every text is folded this way once; what a query keeps apart is looked at where it was found. */
export const loosest: Folding = { cases: false, marks: false, spaces: 'one' }

const letter = /[\p{L}\p{N}\p{M}_]/u
const mark = /\p{M}/u
/** Their words are not told by what is between them. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** A query made ready; null when there is nothing to look for. */
export function prepare(query: Query) {
  const needle = fold(query.text, loosest).text
  if (needle === '') return null
  const strict: Folding = { ...loosest, cases: query.cases, marks: query.marks }
  const exact = query.cases || query.marks ? fold(query.text, strict).text : null
  return { needle, strict, exact, words: query.words }
}

export type Prepared = NonNullable<ReturnType<typeof prepare>>

/** Where a text that was folded `loosest` has what is looked for, in order; hits do not overlap. */
export function* hitsIn(folded: Folded, prepared: Prepared): Generator<Span> {
  const { needle } = prepared
  let from = folded.text.indexOf(needle)
  while (from >= 0) {
    const to = from + needle.length
    const span = unfold(folded, from, to)
    const fits = !isMark(folded.text, to) && isWanted(folded.source, span, prepared)
    if (fits) yield span
    from = folded.text.indexOf(needle, from + (fits ? needle.length : 1))
  }
}

/** A letter whose marks go on after what was found is another letter. */
const isMark = (text: string, at: number) =>
  mark.test(String.fromCodePoint(text.codePointAt(at) ?? 32))

function isWanted(text: string, { start, end }: Span, { strict, exact, words }: Prepared) {
  if (exact !== null && fold(text.slice(start, end), strict).text !== exact) return false
  return !words || (isEdge(text, start) && isEdge(text, end))
}

/** Whether a word can begin or end here. */
function isEdge(text: string, at: number): boolean {
  const before = lastOf(text.slice(Math.max(0, at - 2), at))
  const after = String.fromCodePoint(text.codePointAt(at) ?? 32)
  if (unspaced.test(before) || unspaced.test(after)) return true
  return !(letter.test(before) && letter.test(after))
}

const lastOf = (text: string) => Array.from(text).at(-1) ?? ' '
