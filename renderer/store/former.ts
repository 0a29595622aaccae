import { type JournalBuckets, journalBuckets } from './bucket.ts'
import { countJournal } from './counts.ts'
import type { Store } from './databases.ts'
import { decisionIn } from './decisions.ts'
import { restOf } from './journal-decision.ts'
import { openIn } from './open-journal.ts'
import type { DraftRow } from './rows.ts'
import { openDecision } from './sealed.ts'
import { rowsLeft } from './sound.ts'

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

/**
 * A draft of the former journal waits for one that was begun since; a decision is one by its id. Of a
 * draft that was decided since, what it says beyond the decision stays.
 */
async function takeOver(
  { journal, keys }: Pick<Store, 'journal' | 'keys'>,
  indexedDB: IDBFactory,
): Promise<void> {
  const former = await openIn(keys.keyId, indexedDB)
  try {
    const [
      formerDrafts,
      formerIntents,
      formerDecisions,
      read,
      left,
      flagged,
      own,
      covered,
      used,
      tried,
      twice,
      timed,
    ] = [
      await rowsLeft(former.drafts),
      await rowsLeft(former.intents),
      await rowsLeft(former.decisions),
      await rowsLeft(former.readings),
      await rowsLeft(former.places),
      await rowsLeft(former.flags),
      await rowsLeft(former.comments),
      await rowsLeft(former.covers),
      await rowsLeft(former.commentUses),
      await rowsLeft(former.trials),
      await rowsLeft(former.repeats),
      await rowsLeft(former.times),
    ]
    const rests = await restsOf({ journal, keys }, formerDrafts)
    const { drafts, intents, decisions, readings, places } = journal
    const { flags, comments, covers, commentUses, trials, repeats, times, meta } = journal
    const beside = [flags, comments, covers, commentUses, trials, repeats, times]
    const kept = [readings, places, ...beside]
    const tables = [drafts, intents, decisions, ...kept, meta]
    await journal.transaction('rw', tables, async () => {
      for (const row of formerDecisions) {
        if (await decisions.get(row.id)) continue
        await decisions.add(row)
        await countJournal(journal, { [row.state]: 1 })
      }
      for (const [index, row] of formerDrafts.entries()) {
        const made = await decisions.get(row.decisionId)
        const before = formerDecisions.some(({ id }) => id === row.decisionId)
        // What it says beyond a decision that came this moment was not looked at: another time.
        if (made && !before && rests[index] === undefined)
          throw new Error('it was decided meanwhile')
        const draft = made ? rests[index] : row
        if (!draft || (await drafts.get(row.packetId))) continue
        await drafts.add(draft)
        await countJournal(journal, { drafts: 1 })
      }
      // One of a decision that is here has nothing to add, and goes at the next start.
      for (const row of formerIntents)
        if (!(await intents.get(row.decisionId))) await intents.add(row)
      for (const row of read) if (!(await readings.get(row.packetId))) await readings.add(row)
      for (const row of left) if (!(await places.get(row.key))) await places.add(row)
      for (const row of flagged) await flags.put(row)
      for (const row of own) if (!(await comments.get(row.id))) await comments.add(row)
      // Its box is never changed: the same one again covers the same.
      for (const row of covered) if (!(await covers.get(row.id))) await covers.add(row)
      for (const row of used) if (!(await commentUses.get(row.key))) await commentUses.add(row)
      for (const row of timed) if (!(await times.get(row.packetId))) await times.add(row)
      // A go is never changed: the same one again says the same.
      await trials.bulkPut(tried)
      for (const row of twice) if (!(await repeats.get(row.id))) await repeats.add(row)
    })
  } finally {
    former.close()
  }
}

/** For each draft what it says beyond its decision, null for nothing; undefined where none was made. */
const restsOf = (
  { journal, keys }: Pick<Store, 'journal' | 'keys'>,
  rows: readonly DraftRow[],
): Promise<(DraftRow | null | undefined)[]> =>
  Promise.all(
    rows.map(async (row) => {
      const made = await journal.decisions.get(row.decisionId)
      return made && restOf(keys, row, decisionIn(await openDecision(keys, made)))
    }),
  )
