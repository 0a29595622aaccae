import { createHash } from 'node:crypto'

/** A stream of choices that is the same for the same name. */
export type Random = ReturnType<typeof createRandom>

export function createRandom(name: string) {
  const seed = createHash('sha256').update(name).digest()
  // sfc32 by Chris Doty-Humphrey (public domain): small, fast, and even in all its bits.
  let [a, b, c, d] = [0, 4, 8, 12].map((at) => seed.readInt32LE(at)) as [
    number,
    number,
    number,
    number,
  ]
  /** At least 0, less than 1. */
  const next = () => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + (high - low) * next()
  /** A whole number from `low` to `high`, both included. */
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1))
  const pick = <T>(from: readonly T[]): T => from[whole(0, from.length - 1)]!
  const chance = (likelihood: number) => next() < likelihood
  /** Roughly normal around 0 with a deviation of 1. */
  const bell = () => (next() + next() + next() + next() - 2) * Math.sqrt(3)
  const shuffle = <T>(from: readonly T[]): T[] => {
    const cards = [...from]
    for (let last = cards.length - 1; last > 0; last--) {
      const other = whole(0, last)
      ;[cards[last], cards[other]] = [cards[other]!, cards[last]!]
    }
    return cards
  }
  return { next, between, whole, pick, chance, bell, shuffle }
}
