import type { Store } from './databases.ts'
import { store } from './open.ts'

/** Marks a packet to come back to, or takes the mark off. @returns whether it has one now */
export function toggleFlag(
  packetId: string,
  { journal }: Pick<Store, 'journal'> = store(),
): Promise<boolean> {
  const { flags } = journal
  return journal.transaction('rw', flags, async () => {
    const isFlagged = (await flags.get(packetId)) !== undefined
    if (isFlagged) await flags.delete(packetId)
    else await flags.put({ packetId, at: new Date().toISOString() })
    return !isFlagged
  })
}
