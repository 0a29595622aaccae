import { goOn, type Work } from '../time/session.ts'
import { countIn } from '../time/sums.ts'
import type { Slice } from '../time/WorkClock.ts'
import { readMeta, type Store, writeMeta } from './databases.ts'
import { store } from './open.ts'
import type { TimeRow } from './rows.ts'

type JournalOf = Pick<Store, 'journal'>

/** Adds time at work to its packets and to the session; windows may do so at once. */
export function addWork(
  slices: readonly Slice[],
  now = Date.now(),
  { journal }: JournalOf = store(),
): Promise<void> {
  const { times, meta } = journal
  return journal.transaction('rw', [times, meta], async () => {
    const begun = await add(times, slices)
    const sums = await readMeta(meta, 'timeSums', null)
    if (sums) await writeMeta(meta, 'timeSums', countIn(sums, slices, begun, now))
    const ms = slices.reduce((sum, slice) => sum + slice.ms, 0)
    await writeMeta(meta, 'work', goOn(await readMeta(meta, 'work', null), ms, now))
  })
}

/** @returns the rubric of each packet that is begun with it */
async function add(times: Store['journal']['times'], slices: readonly Slice[]): Promise<string[]> {
  const places = slices.flatMap(({ place, ms }) => (place ? { ...place, ms } : []))
  const worked = Map.groupBy(places, ({ packetId }) => packetId)
  const before = await times.bulkGet([...worked.keys()])
  const begun: string[] = []
  const rows = [...worked].map(([packetId, of], at): TimeRow => {
    let row = before[at]
    for (const { rubricId, criterionId, ms } of of) {
      // Scored by another rubric now, its criteria are others.
      if (row?.rubricId !== rubricId) {
        row = { packetId, rubricId, criteria: {} }
        begun.push(rubricId)
      }
      const { criteria } = row
      row = { ...row, criteria: { ...criteria, [criterionId]: (criteria[criterionId] ?? 0) + ms } }
    }
    return row!
  })
  await times.bulkPut(rows)
  return begun
}

/** The session that goes on, or the last one; null before the first. */
export const readWork = ({ journal }: JournalOf = store()): Promise<Work | null> =>
  readMeta(journal.meta, 'work', null)

/** Puts the next word of a rest off until so much more was worked, in milliseconds. */
export function putOffRest(more: number, { journal }: JournalOf = store()): Promise<void> {
  return journal.transaction('rw', journal.meta, async () => {
    const work = await readMeta(journal.meta, 'work', null)
    if (work) await writeMeta(journal.meta, 'work', { ...work, quietUntil: work.unrested + more })
  })
}

/** Minutes of work after which a rest is spoken of; 0 for never. The first is what a machine begins with. */
export const restChoices = [50, 25, 90, 0] as const
export type RestMinutes = (typeof restChoices)[number]

export const readRest = async ({ journal }: JournalOf = store()): Promise<RestMinutes> => {
  const kept = await readMeta(journal.meta, 'rest', restChoices[0])
  return restChoices.find((minutes) => minutes === kept) ?? restChoices[0]
}

export const keepRest = (minutes: RestMinutes, { journal }: JournalOf = store()): Promise<void> =>
  writeMeta(journal.meta, 'rest', minutes)

/** All packets that were worked on here, with the time for each criterion. */
export const timesHere = ({ journal }: JournalOf = store()): Promise<TimeRow[]> =>
  journal.times.toArray()
