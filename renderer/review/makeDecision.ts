import { history as ofWindow, type History } from '../scoring/history.ts'
import { decide } from '../store/decide.ts'
import type { Here } from '../store/host.ts'

/**
 * Decides a packet, as a step of the reviewer that can be taken back. Resolves as soon as it is
 * durable twice: what follows from it is written after that, or by the next sync.
 * @throws ProblemError as `decide`
 */
export async function makeDecision(
  packetId: string,
  history: History = ofWindow,
  with_?: Here,
): Promise<void> {
  // At once: who takes it back while it is being made means it.
  history.decided(packetId)
  const safe = Promise.withResolvers<unknown>()
  const making = decide(packetId, undefined, with_, safe.resolve)
  try {
    await Promise.race([safe.promise, making])
  } catch (error) {
    history.notDecided(packetId)
    throw error
  }
}
