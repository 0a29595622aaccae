import type { JournalBuckets } from './bucket.ts'
import { type Journal, readMeta, writeMeta } from './databases.ts'
import { isSound, rowsLeft } from './sound.ts'

/** Held by whoever has the journal open, as long as its window or worker lives. */
const inUse = 'journal in use'

/** Milliseconds in which the windows before this one end, when all begin again. */
const ending = 3000

/** Whether no window or worker of this browser has it open: the browser did not live through it. */
const isFree = (): Promise<boolean> =>
  navigator.locks.request(inUse, { mode: 'exclusive', ifAvailable: true }, (lock) => lock !== null)

/** The same, when the others have had time to end. */
const becomesFree = (): Promise<boolean> =>
  navigator.locks
    .request(inUse, { mode: 'exclusive', signal: AbortSignal.timeout(ending) }, () => true)
    .catch(() => false)

/** Says that the journal is open here, until the window or the worker ends. */
export function useJournal(): Promise<void> {
  return new Promise<void>((resolve) => {
    const hold = () => {
      resolve()
      return new Promise<never>(() => {})
    }
    navigator.locks.request(inUse, { mode: 'shared' }, hold).catch(() => {})
  })
}

const tables = [
  'drafts',
  'intents',
  'decisions',
  'readings',
  'places',
  'flags',
  'comments',
  'covers',
  'commentUses',
  'trials',
  'repeats',
  'times',
  'meta',
] as const

async function copy(from: Journal, to: Journal): Promise<void> {
  const of = (journal: Journal) => tables.map((name) => journal.table<object>(name))
  const rows = await from.transaction('r', of(from), () => Promise.all(of(from).map(rowsLeft)))
  await to.transaction('rw', of(to), async () => {
    for (const [at, table] of of(to).entries()) await table.bulkPut(rows[at]!)
  })
}

/** A journal that was opened, and the bucket that it is in. */
export type Opened = { journal: Journal; number: number }

/** The journal as it goes on, and whether it can be trusted. */
type Renewed = { journal: Journal; sound: boolean }

/**
 * Moves the journal to a bucket of its own files, while nobody else has it open, for one of two
 * reasons. After a run that may have ended with the power, what was being written then can have left
 * zeros at the end of Chromium's log. It goes on behind them, and at the next opening takes all that it
 * wrote there for damage and begins with an empty database. And of a journal that Chromium recovered,
 * the indexes are wrong: they are made anew from what is left in the tables.
 * @param interrupted names the run that follows the interrupted one; for each it is done once
 * @returns the journal as it goes on, the same where it cannot be moved
 */
export async function renewJournal(
  { journal, number }: Opened,
  interrupted: string | null,
  open: (number: number) => Promise<Journal>,
  buckets: JournalBuckets,
): Promise<Renewed> {
  // Nothing is written to what may be damaged, unless it has to go on.
  const sound = await isSound(journal, 'journal').catch(() => false)
  const follows =
    interrupted !== null && (await readMeta(journal.meta, 'begunFor', '')) !== interrupted
  const isDue = sound ? follows && (await isFree()) : await becomesFree()
  const fresh = isDue ? await moveTo(journal, number + 1, open, buckets) : null
  if (follows) await writeMeta((fresh ?? journal).meta, 'begunFor', interrupted)
  if (fresh === null) return { journal, sound }
  journal.close()
  // What stays of it is found to hold nothing more.
  await buckets.remove(number).catch(() => {})
  return { journal: fresh, sound: true }
}

/** Null where there is no room for two, or not all can be read. */
async function moveTo(
  journal: Journal,
  number: number,
  open: (number: number) => Promise<Journal>,
  buckets: JournalBuckets,
): Promise<Journal | null> {
  let fresh: Journal | null = null
  try {
    fresh = await open(number)
    await copy(journal, fresh)
    return fresh
  } catch {
    fresh?.close()
    await buckets.remove(number).catch(() => {})
    return null
  }
}
