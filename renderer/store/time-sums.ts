import { v7 as uuid } from 'uuid'
import { type TimeSums, type ToldWeek, whenTold } from '../time/sums.ts'
import { readMeta, type Store, writeMeta } from './databases.ts'
import { store } from './open.ts'

type JournalOf = Pick<Store, 'journal'>

/** What the office is told of the time at work; null where it does not ask. */
export const readTimeSums = ({ journal }: JournalOf = store()): Promise<TimeSums | null> =>
  readMeta(journal.meta, 'timeSums', null)

/** Begins to count when the office asks, and forgets what was not told when it no longer does. */
export async function followTimeSums(
  isAsked: boolean,
  now: Date,
  { journal }: JournalOf,
): Promise<TimeSums | null> {
  const here = await readTimeSums({ journal })
  // As it is nearly always: a turn of syncing must not take the journal from whoever writes.
  if ((here !== null) === isAsked) return here
  return journal.transaction('rw', journal.meta, async () => {
    const before = await readMeta(journal.meta, 'timeSums', null)
    if ((before !== null) === isAsked) return before
    const begun = { source: uuid(), since: now.toISOString(), isSeen: false, weeks: [] }
    const next = isAsked ? begun : null
    await writeMeta(journal.meta, 'timeSums', next)
    return next
  })
}

const change = ({ journal }: JournalOf, make: (before: TimeSums) => TimeSums): Promise<void> =>
  journal.transaction('rw', journal.meta, async () => {
    const before = await readMeta(journal.meta, 'timeSums', null)
    if (before) await writeMeta(journal.meta, 'timeSums', make(before))
  })

/** The reviewer has seen that the office asks. */
export const seeTimeSums = (at: JournalOf = store()): Promise<void> =>
  change(at, (before) => ({ ...before, isSeen: true }))

export const keepTold = (told: readonly ToldWeek[], now: Date, at: JournalOf): Promise<void> =>
  change(at, (before) => whenTold(before, told, now))
