import type { Store } from './databases.ts'
import { store } from './open.ts'
import { canTakeBack } from './take-back.ts'
import { countingOf, recusalIn } from './work.ts'

/** How a reviewer stepped back from a packet that is hidden for it: whether that can be taken back. */
export type SteppedBack = { canTakeBack: boolean }

/** @returns null where nobody stepped back */
export async function steppedBack(
  packetId: string,
  { journal, library }: Pick<Store, 'journal' | 'library'> = store(),
): Promise<SteppedBack | null> {
  const [row, decisions] = await Promise.all([
    library.packets.get(packetId),
    journal.decisions.where('packetId').equals(packetId).toArray(),
  ])
  const latest = countingOf(decisions)
  if (!latest || recusalIn(latest, row ?? {}) === null) return null
  // What it was taken from is needed to go on with it.
  return { canTakeBack: row !== undefined && canTakeBack(latest) }
}
