import { countLibrary } from './counts.ts'
import { readMeta, type Store } from './databases.ts'
import { putTold } from './put-told.ts'
import { libraryTables, removeBases, removePackets } from './packets.ts'
import type { PacketRow } from './rows.ts'
import { decidedIn, holdsWork, noWork, readWork, stand } from './work.ts'

/**
 * Writes into the library where these packets stand by the journal, and lets go of those that
 * central records took away once no work holds them. Two databases have no common transaction:
 * when the journal moved on meanwhile, it is read again, so that the last word written is never an
 * old one.
 */
export async function settle({ library, journal }: Store, packetIds: string[]): Promise<void> {
  // One that is named twice would be let go of twice, and counted twice.
  const ids = [...new Set(packetIds)]
  let settled = ids.length === 0
  while (!settled) {
    const { turn, work } = await readWork(journal, ids)
    await library.transaction('rw', libraryTables(library), async () => {
      const rows = (await library.packets.bulkGet(ids)).filter((row) => row !== undefined)
      const moved = rows.flatMap((row): PacketRow[] => {
        const now = stand(work.get(row.id) ?? noWork, row)
        const same =
          now.begun === row.begun &&
          now.outcome === row.outcome &&
          now.recusal === (row.recusal ?? null)
        return same ? [] : [{ ...row, ...now }]
      })
      await putTold(library.packets, moved)
      const touched = new Set(moved.map(({ id }) => id))
      const before = rows.filter(({ id }) => touched.has(id))
      await countLibrary(library, { decided: decidedIn(moved) - decidedIn(before) })
      const done = rows.filter(({ id }) => !holdsWork(work.get(id) ?? noWork))
      await removeBases(
        library,
        done.map(({ id }) => id),
      )
      const free = done.filter(({ gone }) => gone)
      await removePackets(
        library,
        free.map(({ id }) => id),
      )
    })
    settled = turn === (await readMeta(journal.meta, 'turn', 0))
  }
}

/**
 * Settles what a window that was closed at that moment has left: a draft is on disk before the library
 * shows it. What was decided is settled when it is sent.
 */
export async function settleDrafts(store: Store): Promise<void> {
  const [drafts, shown] = await Promise.all([
    store.journal.drafts.toCollection().primaryKeys(),
    store.library.packets.where('begun').equals('draft').primaryKeys(),
  ])
  await settle(store, [...new Set(drafts).symmetricDifference(new Set(shown))])
}

/** Packets of one transaction while all are settled. */
const settlePage = 500

/** Settles every packet that work was made on, or that the library shows as such. */
export async function settleAll(store: Store): Promise<void> {
  const { library, journal } = store
  const begun = await Promise.all([
    library.packets.where('begun').above('').primaryKeys(),
    journal.drafts.toCollection().primaryKeys(),
    journal.decisions.orderBy('packetId').uniqueKeys() as Promise<string[]>,
  ])
  const ids = [...new Set(begun.flat())]
  for (let at = 0; at < ids.length; at += settlePage)
    await settle(store, ids.slice(at, at + settlePage))
}
