import type { Store } from './databases.ts'
import { store } from './open.ts'
import type { FlagRow } from './rows.ts'

type JournalOf = Pick<Store, 'journal'>

/** The flag of a packet before and after; null for none. */
export type FlagChange = { was: FlagRow | null; is: FlagRow | null }

/** Marks a packet to come back to, or takes the mark off. */
export function toggleFlag(packetId: string, at: JournalOf = store()): Promise<FlagChange> {
  const { flags } = at.journal
  return at.journal.transaction('rw', flags, async () => {
    const was = (await flags.get(packetId)) ?? null
    const is = was === null ? { packetId, at: new Date().toISOString() } : null
    await putFlag(packetId, is, at)
    return { was, is }
  })
}

/** Gives a packet the flag that it had once, or none. */
export async function putFlag(
  packetId: string,
  flag: FlagRow | null,
  { journal }: JournalOf = store(),
): Promise<void> {
  await (flag === null ? journal.flags.delete(packetId) : journal.flags.put(flag))
}
