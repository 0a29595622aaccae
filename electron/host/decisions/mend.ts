import type { SignedDecision } from '../../../shared/model/decision.ts'
import { type Filed, readSigned } from './record.ts'

/**
 * The longest order, from a device's first decision on, that can be made of what the file still has
 * and of what the window gives back. Where both have a decision in one place, the file's is the one.
 */
export function joinOrder(filed: SignedDecision[], given: SignedDecision[]): SignedDecision[] {
  const places = new Map<number, Filed>()
  for (const signed of [...given, ...filed]) {
    const read = readSigned(signed)
    if (read) places.set(read.decision.sequence, read)
  }
  const joined: SignedDecision[] = []
  for (let next = places.get(1); next !== undefined; next = places.get(joined.length + 1)) {
    if (next.decision.previousHash !== (joined.at(-1)?.hash ?? null)) break
    joined.push(next.signed)
  }
  return joined
}
