import type { Packet } from '../../shared/model/packet.ts'
import type { WindowActivity } from '../../shared/protocol/activity.ts'
import type { Changes } from '../../shared/protocol/changes.ts'
import { fail, ProblemError } from '../../shared/protocol/problem.ts'
import { noLibrary } from '../store/counts.ts'
import { type Library, readMeta, type Store, writeMeta } from '../store/databases.ts'
import { libraryTables, putFramework, putPackets, removePackets } from '../store/packets.ts'
import type { PacketRow, PullRow } from '../store/rows.ts'
import { sealPackets } from '../store/sealed.ts'
import { settle } from '../store/standing.ts'
import { mayVanish } from '../store/vanishing.ts'
import { holdsWork, noWork, readWork, type Work } from '../store/work.ts'
import type { Client } from './client.ts'
import { takeReceipts } from './receipts.ts'

const fromTheBeginning: PullRow = { cursor: null, round: 0, sweeping: false }

type Reason = NonNullable<PacketRow['gone']>

/** What a page says in the end of each thing; a later change of the same thing replaces an earlier. */
function digest(changes: Changes['changes']) {
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
    receipts: changes.flatMap((change) => (change.type === 'receipt' ? change.receipt : [])),
  }
}

/** Lets packets go, or marks them as gone where work holds them; inside a transaction. */
async function letGo(
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
 * Takes one page in: receipts into the journal first, then all the rest with the cursor and the
 * counts in one transaction of the library. A crash between the two has the page come again, and
 * the same page again changes nothing.
 * @returns what became of decisions by it, for the activity log
 */
export async function applyPage(
  store: Store,
  { changes, cursor }: Changes,
): Promise<WindowActivity[]> {
  const { library, journal, keys } = store
  const { packets, gone, frameworks, rubrics, receipts } = digest(changes)
  const told = await takeReceipts(journal, receipts)

  const ids = [...packets.map(({ id }) => id), ...gone.keys()]
  const sealed = await sealPackets(keys, packets)
  const { turn, work } = await readWork(journal, ids)
  await library.transaction('rw', libraryTables(library), async () => {
    const pull = await readMeta(library.meta, 'pull', fromTheBeginning)
    for (const framework of frameworks) await putFramework(library, framework)
    await library.rubrics.bulkPut(rubrics)
    await putPackets(library, sealed, work, pull.round)
    await letGo(library, gone, work)
    await writeMeta(library.meta, 'pull', { ...pull, cursor })
  })

  const moved = (await readMeta(journal.meta, 'turn', 0)) !== turn
  const decided = await journal.decisions.bulkGet(receipts.map(({ decisionId }) => decisionId))
  await settle(store, [...(moved ? ids : []), ...decided.flatMap((row) => row?.packetId ?? [])])
  return told
}

/** Begins a full sync: what is here stays in use until it has come again or is swept at the end. */
async function startOver({ library }: Store): Promise<void> {
  await library.transaction('rw', [library.meta], async () => {
    const { round } = await readMeta(library.meta, 'pull', fromTheBeginning)
    await writeMeta(library.meta, 'pull', { cursor: null, round: round + 1, sweeping: true })
  })
}

/**
 * After a full sync: lets go of the packets that did not come again and that no work holds. When they
 * are many, the reviewer is asked first, and the next turn comes back to it.
 */
async function sweep({ library, journal }: Store): Promise<void> {
  const { round } = await readMeta(library.meta, 'pull', fromTheBeginning)
  const stale = await library.packets.filter((row) => row.round < round).toArray()
  const { packets: total } = await readMeta(library.meta, 'counts', noLibrary)
  if (!(await mayVanish(library, round, { count: stale.length, total }))) return
  const { work } = await readWork(
    journal,
    stale.map(({ id }) => id),
  )
  await library.transaction('rw', libraryTables(library), async () => {
    await letGo(library, new Map(stale.map(({ id, gone }) => [id, gone ?? 'withdrawn'])), work)
    const pull = await readMeta(library.meta, 'pull', fromTheBeginning)
    await writeMeta(library.meta, 'pull', { ...pull, sweeping: false })
    await library.meta.delete('vanishing')
  })
}

/**
 * Takes in all that changed at central records since the last time.
 * @param arrived is called after each page that brought something
 * @throws ProblemError, EpochChanged; pages that were taken in stay
 */
export async function pull(store: Store, client: Client, arrived: () => void): Promise<void> {
  const read = () => readMeta(store.library.meta, 'pull', fromTheBeginning)
  let startedOver = false
  let more = true
  while (more) {
    const { cursor } = await read()
    const page = await client.changes(cursor).catch((error: unknown) => {
      const again = error instanceof ProblemError && error.problem.code === 'start-over'
      if (!again || startedOver) throw error
      return null
    })
    if (page === null) {
      startedOver = true
      await startOver(store)
    } else {
      if (page.more && page.cursor === cursor)
        fail('answer-misfit', 'changes', 'the cursor does not move on')
      client.tell(await applyPage(store, page))
      more = page.more
      if (page.changes.length > 0) arrived()
    }
  }
  if ((await read()).sweeping) {
    await sweep(store)
    arrived()
  }
}
