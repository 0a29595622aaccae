import type { Random } from '../random.ts'

/** How good a piece of work is; it decides which thoughts a learner has. */
export type Strength = 'weak' | 'sound' | 'strong'

/**
 * Thoughts by subject and strength. In a thought, `[a|b]` is a choice, `{n:3-9}` a whole number,
 * `{d:7.8-8.2}` a number with as many decimals as its bounds, and `{name}` a word of the setting.
 */
export type Thoughts = Record<string, Record<Strength, string[]>>

/** The words that stay the same through all that one learner hands in. */
export type Setting = Record<string, string>

/** Fills one thought in. */
export function fill(thought: string, setting: Setting, random: Random): string {
  return thought
    .replace(/\[([^[\]]*)\]/g, (_, choices: string) => random.pick(choices.split('|')))
    .replace(/\{([^{}]+)\}/g, (_, slot: string) => {
      const range = /^([nd]):(-?[\d.]+)-([\d.]+)$/.exec(slot)
      if (!range) {
        const word = setting[slot]
        if (word === undefined) throw new Error(`The setting has no “${slot}”.`)
        return word
      }
      const [, kind, low, high] = range
      if (kind === 'n') return String(random.whole(Number(low), Number(high)))
      const decimals = (low!.split('.')[1] ?? '').length
      return random.between(Number(low), Number(high)).toFixed(decimals)
    })
}

/**
 * Writes for one learner: no thought comes twice until all of its subject and strength were used.
 */
export function createWriter(thoughts: Thoughts, setting: Setting, random: Random) {
  const left = new Map<string, string[]>()
  const take = (subject: string, strength: Strength): string => {
    const key = `${subject} ${strength}`
    let stock = left.get(key)
    if (!stock || stock.length === 0) {
      const all = thoughts[subject]?.[strength]
      if (!all) throw new Error(`There are no ${strength} thoughts on “${subject}”.`)
      stock = random.shuffle(all)
      left.set(key, stock)
    }
    return fill(stock.pop()!, setting, random)
  }
  /** One paragraph of so many thoughts. */
  const paragraph = (subject: string, strength: Strength, thoughtsIn: number) =>
    Array.from({ length: thoughtsIn }, () => take(subject, strength)).join(' ')
  return { take, paragraph, fill: (thought: string) => fill(thought, setting, random) }
}
export type Writer = ReturnType<typeof createWriter>
