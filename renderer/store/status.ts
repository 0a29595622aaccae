import type { Problem } from '../../shared/protocol/problem.ts'
import { noJournal, noLibrary } from './counts.ts'
import { readMeta, type Store } from './databases.ts'
import { store } from './open.ts'
import type { QueueRow } from './queue.ts'
import { shownCounts } from './repeats/kept.ts'
import type { JournalCounts, LibraryCounts, Standing, SyncRow, Vanishing } from './rows.ts'

/** Before the first contact. */
export const neverSynced: SyncRow = {
  network: 'offline',
  since: '1970-01-01T00:00:00.000Z',
  contactAt: null,
  phase: 'idle',
  problem: null,
}

export type Status = {
  sync: SyncRow
  library: LibraryCounts
  /** As the screens show them. */
  journal: JournalCounts
  /** Of decisions that were signed, and of nothing else: what is told of beyond this machine. */
  signed: JournalCounts
  vanishing: Vanishing | null
}

/** What the status line says. */
export async function status({ library, journal }: Store = store()): Promise<Status> {
  const [[sync, here, vanishing], [signed, shown]] = await Promise.all([
    library.transaction('r', library.meta, () =>
      Promise.all([
        readMeta(library.meta, 'sync', neverSynced),
        readMeta(library.meta, 'counts', noLibrary),
        readMeta(library.meta, 'vanishing', null),
      ]),
    ),
    journal.transaction('r', [journal.meta, journal.repeats], async () => {
      const work = await readMeta(journal.meta, 'counts', noJournal)
      return [work, await shownCounts(journal, work)] as const
    }),
  ])
  return { sync, library: here, journal: shown, signed, vanishing }
}

/** Where the decision made last is not yet what central records hold. */
const undelivered = new Set<Standing>(['decided', 'held', 'conflict', 'refused'])

/** Where a packet stands between central records and this machine. */
export type PacketState = Pick<
  QueueRow,
  'id' | 'bytes' | 'have' | 'ready' | 'standing' | 'gone' | 'problem'
>

/** Why decisions do not reach central records, or did not take effect there; by packet. */
export async function troubles({ journal }: Pick<Store, 'journal'> = store()) {
  const troubled = await journal.decisions
    .where('[state+sequence]')
    .between(['conflict'], ['unsent', []])
    .filter(({ problem }) => problem !== null)
    .toArray()
  return new Map(troubled.map(({ packetId, problem }) => [packetId, problem]))
}

/** A packet's state with the problem of its evidence, or of the decision made last on it. */
export const withTrouble = (
  row: PacketState,
  problems: ReadonlyMap<string, Problem | null>,
): PacketState =>
  row.problem === null && undelivered.has(row.standing)
    ? { ...row, problem: problems.get(row.id) ?? null }
    : row
