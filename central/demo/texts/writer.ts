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

/** Where somebody turns who has said all of that strength; who struggles has no more to say. */
const turnTo: Record<Strength, Strength[]> = {
  weak: ['weak'],
  sound: ['sound', 'strong'],
  strong: ['strong', 'sound'],
}

/**
 * Writes for one learner. A thought comes once in a document, and in another one only when nothing
 * new is left; it then reads as it did before, since people copy from themselves.
 */
export function createWriter(thoughts: Thoughts, setting: Setting, random: Random) {
  const filled = new Map<string, string>()
  const saidHere = new Set<string>()

  /** One thought, or an empty text when there is no other. */
  const take = (subject: string, strength: Strength): string => {
    const bySubject = thoughts[subject]
    if (!bySubject) throw new Error(`There are no thoughts on “${subject}”.`)
    for (const isFree of [
      (thought: string) => !filled.has(thought),
      (thought: string) => !saidHere.has(thought),
    ])
      for (const kind of turnTo[strength]) {
        const free = bySubject[kind].filter(isFree)
        if (free.length === 0) continue
        const thought = random.pick(free)
        saidHere.add(thought)
        const text = filled.get(thought) ?? fill(thought, setting, random)
        filled.set(thought, text)
        return text
      }
    return ''
  }
  return {
    take,
    /** One paragraph of at most so many thoughts. */
    paragraph: (subject: string, strength: Strength, most: number) =>
      Array.from({ length: most }, () => take(subject, strength))
        .filter((thought) => thought !== '')
        .join(' '),
    fill: (thought: string) => fill(thought, setting, random),
    /** Begins another document. */
    begin: () => {
      saidHere.clear()
    },
  }
}
export type Writer = ReturnType<typeof createWriter>
