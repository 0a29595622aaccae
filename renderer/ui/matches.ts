/** A text as it is compared: without accents and capitals. */
export const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Tells whether a text has each word of what was typed; accents and capitals do not count. */
export function matcher(typed: string): (text: string) => boolean {
  const has = foldedMatcher(typed)
  return (text) => has(fold(text))
}

/** The same of texts that are folded already. */
export function foldedMatcher(typed: string): (folded: string) => boolean {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  return (folded) => words.every((word) => folded.includes(word))
}
