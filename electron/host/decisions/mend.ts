import type { SignedDecision } from '../../../shared/model/decision.ts'
import type { Tail } from './file.ts'
import { type Filed, readSigned } from './record.ts'

/** A decision of which only the judgement is left, and how it is signed once more. */
export type Interrupted = {
  id: string
  /** It is the first of so many that the file may have lost. */
  of: number
  make: (tail: Tail) => SignedDecision
}

/** What a damaged file has and what is given back to it. */
export type Parts = {
  filed: readonly SignedDecision[]
  given: readonly SignedDecision[]
  /** Lines of the file, readable or not. */
  lines: number
  interrupted: Interrupted | null
}

/**
 * The longest order, from a device's first decision on, that can be made of what the file still has
 * and of what the window gives back. Where both have a decision in one place, the file's is the one.
 * A place that only an interrupted decision can have had is given to it again: either the decision
 * after it names its hash, for signing once more gives the same bytes, or all that follows is lost
 * and no more is than was interrupted.
 */
export function joinOrder({ filed, given, lines, interrupted }: Parts): SignedDecision[] {
  const places = new Map<number, Filed>()
  for (const signed of [...given, ...filed]) {
    const read = readSigned(signed)
    if (read) places.set(read.decision.sequence, read)
  }
  const last = Math.max(0, ...places.keys())
  const joined: SignedDecision[] = []
  const tail = (): Tail => ({ sequence: joined.length, hash: joined.at(-1)?.hash ?? null })
  const remade = (): SignedDecision | null => {
    const place = joined.length + 1
    if (!interrupted || joined.some(({ id }) => id === interrupted.id)) return null
    const signed = interrupted.make(tail())
    const follower = places.get(place + 1)
    if (follower) return follower.decision.previousHash === signed.hash ? signed : null
    return last < place && place <= lines && lines - joined.length <= interrupted.of ? signed : null
  }
  for (;;) {
    const next = places.get(joined.length + 1)
    if (next && next.decision.previousHash !== tail().hash) return joined
    const signed = next?.signed ?? remade()
    if (!signed) return joined
    joined.push(signed)
  }
}
