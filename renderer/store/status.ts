import type { Problem } from '../../shared/protocol/problem.ts'
import { noJournal, noLibrary } from './counts.ts'
import { readMeta, type Store } from './databases.ts'
import { store } from './open.ts'
import type {
  JournalCounts,
  LibraryCounts,
  PacketRow,
  Standing,
  SyncRow,
  Vanishing,
} from './rows.ts'

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
  journal: JournalCounts
  vanishing: Vanishing | null
}

/** What the status line says. */
export async function status({ library, journal }: Store = store()): Promise<Status> {
  const [sync, here, work, vanishing] = await Promise.all([
    readMeta(library.meta, 'sync', neverSynced),
    readMeta(library.meta, 'counts', noLibrary),
    readMeta(journal.meta, 'counts', noJournal),
    readMeta(library.meta, 'vanishing', null),
  ])
  return { sync, library: here, journal: work, vanishing }
}

/** Where the decision made last is not yet what central records hold. */
const undelivered = new Set<Standing>(['decided', 'held', 'conflict', 'refused'])

export type PacketState = {
  id: string
  bytes: number
  have: number
  ready: boolean
  standing: Standing
  gone: PacketRow['gone']
  /** Of its evidence, or of the decision made last on it. */
  problem: Problem | null
}

/** Where each packet stands between central records and this machine, in the order of the queue. */
export async function packetStates({ library, journal }: Store = store()): Promise<PacketState[]> {
  const [rows, troubled] = await Promise.all([
    library.packets.orderBy('[dueAt+id]').toArray(),
    journal.decisions
      .where('[state+sequence]')
      .between(['conflict'], ['unsent', []])
      .filter(({ problem }) => problem !== null)
      .toArray(),
  ])
  const problems = new Map(troubled.map(({ packetId, problem }) => [packetId, problem]))
  return rows.map(({ id, bytes, have, ready, standing, gone, problem }) => ({
    id,
    bytes,
    have,
    ready: ready === 1,
    standing,
    gone,
    problem: problem ?? (undelivered.has(standing) ? (problems.get(id) ?? null) : null),
  }))
}
