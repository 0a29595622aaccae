import type { Packet } from '../../shared/model/packet.ts'
import type { WindowActivity } from '../../shared/protocol/activity.ts'
import { type Change, type Changes, laterTypes } from '../../shared/protocol/changes.ts'
import { type Library, readMeta, type Store, writeMeta } from '../store/databases.ts'
import { libraryTables, putFramework, putPackets, removePackets } from '../store/packets.ts'
import type { PacketRow, PullRow } from '../store/rows.ts'
import { sealPackets } from '../store/sealed.ts'
import { clashing, retireRepeats } from '../store/repeats/retire.ts'
import { settle } from '../store/standing.ts'
import { holdsWork, noWork, readWork, type Work } from '../store/work.ts'
import { takeReceipts } from './receipts.ts'

/** The later types of changes that this program knows, as it asks for them. */
const knows = laterTypes.join()

/** The first full sync sweeps as every other: what came beside the feed before it may be gone by then. */
export const fromTheBeginning: PullRow = { cursor: null, round: 0, sweeping: true, knows }

/** Whether what an older program did not ask for may lie before the cursor. */
export const hasPassedBy = (pull: PullRow) => pull.cursor !== null && pull.knows !== knows

type Reason = NonNullable<PacketRow['gone']>

/** What some changes come to for each thing; a later change of the same thing replaces an earlier. */
function digest(changes: Change[]) {
  const packets = new Map<string, Packet>()
  const gone = new Map<string, Reason>()
  for (const change of changes) {
    if (change.type === 'packet') {
      gone.delete(change.packet.id)
      packets.set(change.packet.id, change.packet)
    } else if (change.type === 'packet-gone') {
      packets.delete(change.packetId)
      gone.set(change.packetId, change.reason)
    }
  }
  return {
    packets: [...packets.values()],
    gone,
    frameworks: changes.flatMap((change) => (change.type === 'framework' ? change.framework : [])),
    rubrics: changes.flatMap((change) => (change.type === 'rubric' ? change.rubric : [])),
    banks: changes.flatMap((change) => (change.type === 'comment-bank' ? change.bank : [])),
  }
}

/** Lets packets go, or marks them as gone where work holds them; inside a transaction. */
export async function letGo(
  library: Library,
  gone: ReadonlyMap<string, Reason>,
  work: ReadonlyMap<string, Work>,
): Promise<void> {
  const rows = (await library.packets.bulkGet([...gone.keys()])).filter((row) => row !== undefined)
  const holds = ({ id }: PacketRow) => holdsWork(work.get(id) ?? noWork)
  const kept = rows.filter(holds).map((row) => ({ ...row, gone: gone.get(row.id) ?? null }))
  await library.packets.bulkPut(kept)
  await removePackets(
    library,
    rows.filter((row) => !holds(row)).map(({ id }) => id),
  )
}

/**
 * Writes changes into the library, with the cursor that they lead to and the counts, in one
 * transaction.
 * @param cursor null where they are no page of the feed
 * @returns the packets that are to be settled, as the journal moved on meanwhile
 */
async function enter(store: Store, changes: Change[], cursor: string | null): Promise<string[]> {
  const { library, journal, keys } = store
  const { packets, gone, frameworks, rubrics, banks } = digest(changes)
  const ids = [...packets.map(({ id }) => id), ...gone.keys()]
  await retireRepeats(store, await clashing(store, ids))
  const sealed = await sealPackets(keys, packets)
  const { turn, work } = await readWork(journal, ids)
  await library.transaction('rw', libraryTables(library), async () => {
    const pull = await readMeta(library.meta, 'pull', fromTheBeginning)
    for (const framework of frameworks) await putFramework(library, framework)
    await library.rubrics.bulkPut(rubrics)
    await library.banks.bulkPut(banks)
    // Beside a feed of which nothing came yet: whether it has the packet is seen at its end.
    const isEarly = cursor === null && pull.cursor === null
    await putPackets(library, sealed, work, isEarly ? pull.round - 1 : pull.round)
    await letGo(library, gone, work)
    if (cursor !== null) await writeMeta(library.meta, 'pull', { ...pull, cursor })
  })
  const moved = (await readMeta(journal.meta, 'turn', 0)) !== turn
  return moved ? ids : []
}

/** Takes in what central records told of packets beside the feed, which tells it again. */
export async function takeAside(store: Store, changes: Change[]): Promise<void> {
  if (changes.length > 0) await settle(store, await enter(store, changes, null))
}

/**
 * Takes one page in: receipts into the journal first, then all the rest with the cursor and the
 * counts in one transaction of the library. A crash between the two has the page come again, and
 * the same page again changes nothing.
 * @returns what became of decisions by it, for the activity log
 */
export async function takePage(
  store: Store,
  { changes, cursor }: Changes,
): Promise<WindowActivity[]> {
  const receipts = changes.flatMap((change) => (change.type === 'receipt' ? change.receipt : []))
  const told = await takeReceipts(store.journal, receipts)
  const ids = await enter(store, changes, cursor)
  const decided = await store.journal.decisions.bulkGet(
    receipts.map(({ decisionId }) => decisionId),
  )
  await settle(store, [...ids, ...decided.flatMap((row) => row?.packetId ?? [])])
  return told
}
