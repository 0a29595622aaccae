import { fold } from './fold.ts'

/** The smallest part of a text that may be a part of a name: `ada`, `Lovelace` and `2` of `ada-Lovelace2`. */
export type Atom = {
  /** Offsets in the text. */
  start: number
  end: number
  folded: string
  /** Whether its first letter is written large; of a script without capitals it counts as such. */
  isCapital: boolean
  /** Whether nothing but letters was before it: it is the continuation of a word in camel case. */
  isJoined: boolean
}

/** Marks belong to the letter before them; an apostrophe parts, as in `O'Neill`. */
const pieces =
  /\p{Lu}[\p{M}]*(?:\p{Lu}\p{M}*(?!\p{Ll}))+|\p{L}\p{M}*(?:(?!\p{Lu})[\p{L}\p{M}\u00ad\u200c\u200d])*|\p{N}+/gu

/** Takes a text apart at separators, at digits and where capitals begin a word. */
export function atomsOf(text: string): Atom[] {
  const atoms: Atom[] = []
  for (const match of text.matchAll(pieces)) {
    const [written] = match
    const start = match.index
    const first = written.charAt(0)
    atoms.push({
      start,
      end: start + written.length,
      folded: fold(written),
      isCapital: first === first.toUpperCase(),
      isJoined: atoms.at(-1)?.end === start,
    })
  }
  return atoms
}
