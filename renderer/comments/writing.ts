/** Where the sentence begins that is being written at a place in a text. */
export function sentenceStart(text: string, caret: number): number {
  const before = text.slice(0, caret)
  const last = [...before.matchAll(/[.!?…]["”’)]?\s+|\n\s*/gu)].at(-1)
  const start = last ? last.index + last[0].length : 0
  return start + (before.slice(start).length - before.slice(start).trimStart().length)
}

/** What stands between a comment and the words before and behind it, so that none run together. */
export const spaced = (text: string, insert: string, begin: number, end: number): string =>
  (/\S$/.test(text.slice(0, begin)) ? ' ' : '') +
  insert +
  (/^[\p{L}\p{N}]/u.test(text.slice(end)) ? ' ' : '')

/**
 * A text as the bank keeps it: it is used on other learners' packets, so this one's name is not in it.
 */
export const withoutLearner = (text: string, names: readonly (string | null)[]): string =>
  names.reduce<string>(
    (kept, name) =>
      name === null || name === '' ? kept : kept.replaceAll(name, () => '{learner}'),
    text.trim(),
  )
