import type { Random } from '../../../shared/rules/random.ts'

/** How many of the last digits are others: as few as there are names left. */
const fewest = 2
const triesEach = 60

/** Whether letters a to f are digits of it, as in a UUID. */
const isHex = (name: string) => /^[\da-f]+(?:-[\da-f]+)+$/i.test(name)

/**
 * A name like another, in all but its last digits; a letter takes their place where there is none.
 * @returns null where all that were tried are taken
 */
export function lookalike(
  name: string,
  isTaken: (name: string) => boolean,
  random: Random,
): string | null {
  const digits = isHex(name) ? '0123456789abcdef' : '0123456789'
  const places = [...name.matchAll(isHex(name) ? /[\da-f]/gi : /\d/g)].map(({ index }) => index)
  const letters = places.length > 0 ? digits : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const from = places.length > 0 ? places : [name.length - 1]
  for (let others = Math.min(fewest, from.length); others <= from.length; others += 1) {
    const changed = new Set(from.slice(-others))
    for (let left = triesEach; left > 0; left -= 1) {
      const like = Array.from(name, (letter, at) =>
        changed.has(at) ? letters[random.below(letters.length)]! : letter,
      ).join('')
      if (like !== name && !isTaken(like)) return like
    }
  }
  return null
}
