const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Tells whether a text has each word of what was typed; accents and capitals do not count. */
export function matcher(typed: string): (text: string) => boolean {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  return (text) => {
    if (words.length === 0) return true
    const within = fold(text)
    return words.every((word) => within.includes(word))
  }
}
