import { countJournal } from '../counts.ts'
import { readMeta, type Store } from '../databases.ts'
import { libraryTables, removePackets } from '../packets.ts'
import type { RepeatRow } from '../rows.ts'
import { shownRepeats } from './kept.ts'

/** Milliseconds after which one that was decided is out of the queue at the next start. */
const stays = 20 * 3_600_000

/**
 * Takes repeats out of the queue, with what was begun on them. What was decided on one is kept, to be
 * compared; of one that was not nothing is left.
 */
export async function retireRepeats(
  { library, journal }: Pick<Store, 'library' | 'journal'>,
  rows: readonly RepeatRow[],
): Promise<void> {
  const ids = rows.flatMap(({ packetId }) => packetId ?? [])
  if (ids.length === 0) return
  // First: without a word in the journal it would be a packet like any other.
  await library.transaction('rw', libraryTables(library), async () => removePackets(library, ids))
  const { repeats, drafts, readings, flags, meta } = journal
  await journal.transaction('rw', [repeats, drafts, readings, flags, meta], async () => {
    const now = await repeats.where('packetId').anyOf(ids).toArray()
    for (const { packetId, ...row } of now) {
      void packetId
      if (row.decidedAt === null) await repeats.delete(row.id)
      else await repeats.put({ ...row, decision: null })
    }
    const begun = await drafts.where('packetId').anyOf(ids).delete()
    await readings.bulkDelete(ids)
    await flags.bulkDelete(ids)
    await countJournal(journal, { drafts: -begun })
  })
}

/** Takes away what a journal of before has served, which this one knows nothing of. */
export async function removeUnknown({ library, journal }: Pick<Store, 'library' | 'journal'>) {
  const [here, shown] = await Promise.all([
    library.packets.where('repeatOf').above('').primaryKeys(),
    shownRepeats(journal),
  ])
  const known = new Set(shown.map(({ packetId }) => packetId))
  const unknown = here.filter((id) => !known.has(id))
  await library.transaction('rw', libraryTables(library), async () =>
    removePackets(library, unknown),
  )
}

/** The repeats whose place a packet of central records takes: their names are made up here. */
export async function clashing(
  { journal }: Pick<Store, 'journal'>,
  arriving: readonly string[],
): Promise<RepeatRow[]> {
  const names = new Set(arriving)
  return (await shownRepeats(journal)).filter(({ packetId }) => packetId && names.has(packetId))
}

/**
 * The repeats that are to go: the packet itself is not here any more, or another's; or the library was
 * synced anew. At a start, when packets come and go unseen, also those that were decided a while ago.
 */
export async function outdatedRepeats(
  { library, journal }: Pick<Store, 'library' | 'journal'>,
  at: 'start' | 'sync',
  now: Date,
): Promise<RepeatRow[]> {
  const shown = await shownRepeats(journal)
  const [own, originals, drafts, often] = await Promise.all([
    library.packets.bulkGet(shown.map(({ packetId }) => packetId!)),
    library.packets.bulkGet(shown.map(({ of }) => of)),
    journal.drafts.bulkGet(shown.map(({ packetId }) => packetId!)),
    readMeta(journal.meta, 'repeats', 'rare'),
  ])
  return shown.filter(({ decision, decidedAt }, index) => {
    const original = originals[index]
    const isLost = own[index] === undefined || !original || original.gone !== null
    // What is being rated stays on screen until the next start.
    if (at === 'sync') return isLost && drafts[index] === undefined
    const isOver = decision?.state === 'accepted' && decidedAt !== null
    const isOld = isOver && now.getTime() - Date.parse(decidedAt) > stays
    return isLost || isOld || often === 'off'
  })
}
