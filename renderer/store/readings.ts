import type { Store } from './databases.ts'
import { store } from './open.ts'
import type { PagesSeen, ReadingRow } from './rows.ts'

type JournalOf = Pick<Store, 'journal'>

/** Pages of one item that were on screen, since they were last written down. */
export type Glance = PagesSeen & { packetId: string; sha256: string }

/** Adds what was on screen to what was before; windows may do so at once. */
export function addReading(
  { packetId, sha256, pages, seen }: Glance,
  { journal }: JournalOf = store(),
): Promise<void> {
  return journal.transaction('rw', journal.readings, async () => {
    const row = (await journal.readings.get(packetId)) ?? { packetId, items: {} }
    const before = row.items[sha256]?.seen ?? {}
    const sum = { ...before }
    for (const [page, time] of Object.entries(seen))
      sum[Number(page)] = (before[Number(page)] ?? 0) + time
    const items = { ...row.items, [sha256]: { pages, seen: sum } }
    await journal.readings.put({ packetId, items })
  })
}

/** What of a packet's evidence was on screen here, by the SHA-256 of the item. */
export async function readingOf(
  packetId: string,
  { journal }: JournalOf = store(),
): Promise<ReadingRow['items']> {
  return (await journal.readings.get(packetId))?.items ?? {}
}

/** The same of several packets, in their order. */
export async function readingsOf(
  packetIds: string[],
  { journal }: JournalOf = store(),
): Promise<ReadingRow['items'][]> {
  const rows = await journal.readings.bulkGet(packetIds)
  return rows.map((row) => row?.items ?? {})
}
