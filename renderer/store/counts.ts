import { type Journal, type Library, readMeta, writeMeta } from './databases.ts'
import type { JournalCounts, JournalMeta, LibraryCounts } from './rows.ts'
import { found } from './directly.ts'
import type { Touched } from './look-again.ts'

export const noLibrary: LibraryCounts = { packets: 0, ready: 0, decided: 0, bytes: 0, have: 0 }
export const noJournal: JournalCounts = {
  drafts: 0,
  unsent: 0,
  held: 0,
  accepted: 0,
  conflict: 0,
  refused: 0,
  answered: 0,
}

export function added<Counts extends Record<string, number>>(
  counts: Counts,
  delta: Partial<Counts>,
): Counts {
  const keys = Object.keys(counts) as (keyof Counts)[]
  return Object.fromEntries(
    keys.map((key) => [key, (counts[key] ?? 0) + (delta[key] ?? 0)]),
  ) as Counts
}

/** Adds to the library's counts; inside the transaction that changes what they count. */
export async function countLibrary(library: Library, delta: Partial<LibraryCounts>): Promise<void> {
  if (!Object.values(delta).some((number) => number !== 0)) return
  const counts = await readMeta(library.meta, 'counts', noLibrary)
  await writeMeta(library.meta, 'counts', added(counts, delta))
}

/**
 * Adds to the journal's counts and raises its turn; inside the transaction that changes what they
 * count.
 */
export async function countJournal(journal: Journal, delta: Partial<JournalCounts>): Promise<void> {
  const counts = await readMeta(journal.meta, 'counts', noJournal)
  await writeMeta(journal.meta, 'counts', added(counts, delta))
  await writeMeta(journal.meta, 'turn', (await readMeta(journal.meta, 'turn', 0)) + 1)
}

/**
 * Counts of a transaction without a layer, of which the `meta` table is one of the stores: asked for
 * at once, so that whoever waits for other rows of it waits once.
 */
export async function countsIn<Counts extends LibraryCounts | JournalCounts>(
  meta: IDBObjectStore,
  none: Counts,
): Promise<(delta: Partial<Counts>) => void> {
  const counts = await found<{ value: Counts } | undefined>(meta.get('counts'))
  return (delta) => meta.put({ key: 'counts', value: added(counts?.value ?? none, delta) })
}

/** What live queries are told of after `journalCountsIn`. */
export const countsChanged: Touched = { keys: ['counts', 'turn'] }

/** The same of the journal's counts, and raises its turn. */
export async function journalCountsIn(
  meta: IDBObjectStore,
): Promise<(delta: Partial<JournalCounts>) => void> {
  const [count, turn] = await Promise.all([
    countsIn(meta, noJournal),
    found<{ value: JournalMeta['turn'] } | undefined>(meta.get('turn')),
  ])
  return (delta) => {
    count(delta)
    meta.put({ key: 'turn', value: (turn?.value ?? 0) + 1 })
  }
}
