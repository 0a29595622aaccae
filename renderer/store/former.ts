import { type JournalBuckets, journalBuckets } from './bucket.ts'
import { countJournal } from './counts.ts'
import type { Store } from './databases.ts'
import { openIn } from './open-journal.ts'

/**
 * Takes into the journal what former ones hold, which would not open when this one began. One that
 * opens now is emptied into it and removed; one that does not is kept for another day.
 * @returns how many still do not open
 */
export async function takeOverFormer(
  store: Pick<Store, 'journal' | 'keys'>,
  buckets: JournalBuckets | null = journalBuckets(),
): Promise<number> {
  if (buckets === null) return 0
  let closed = 0
  // The newest first, as what is there already stays.
  for (const number of (await buckets.numbers()).slice(0, -1).toReversed()) {
    const opening = buckets.open(number).then((indexedDB) => takeOver(store, indexedDB))
    const taken = await opening.then(
      () => true,
      () => false,
    )
    // Another window may be at it too; then this one finds nothing more to take.
    if (taken) await buckets.remove(number).catch(() => {})
    else closed += 1
  }
  return closed
}

/** A draft of the former journal waits for one that was begun since; a decision is one by its id. */
async function takeOver(
  { journal, keys }: Pick<Store, 'journal' | 'keys'>,
  indexedDB: IDBFactory,
): Promise<void> {
  const former = await openIn(keys.keyId, indexedDB)
  try {
    const [formerDrafts, formerIntents, formerDecisions, read, left] = [
      await former.drafts.toArray(),
      await former.intents.toArray(),
      await former.decisions.toArray(),
      await former.readings.toArray(),
      await former.places.toArray(),
    ]
    const { drafts, intents, decisions, readings, places, meta } = journal
    const tables = [drafts, intents, decisions, readings, places, meta]
    await journal.transaction('rw', tables, async () => {
      for (const row of formerDecisions) {
        if (await decisions.get(row.id)) continue
        await decisions.add(row)
        await countJournal(journal, { [row.state]: 1 })
      }
      for (const draft of formerDrafts) {
        const made = await decisions.get(draft.decisionId)
        if (made || (await drafts.get(draft.packetId))) continue
        await drafts.add(draft)
        await countJournal(journal, { drafts: 1 })
      }
      // One of a decision that is here has nothing to add, and goes at the next start.
      for (const row of formerIntents)
        if (!(await intents.get(row.decisionId))) await intents.add(row)
      for (const row of read) if (!(await readings.get(row.packetId))) await readings.add(row)
      for (const row of left) if (!(await places.get(row.key))) await places.add(row)
    })
  } finally {
    former.close()
  }
}
