import type { JournalBuckets } from './bucket.ts'
import { type Journal, readMeta, writeMeta } from './databases.ts'

/** Held by whoever has the journal open, as long as its window or worker lives. */
const inUse = 'journal in use'

/** Whether a window or worker of this browser has it open: the browser then lived through it. */
const isInUse = (): Promise<boolean> =>
  navigator.locks.request(inUse, { mode: 'exclusive', ifAvailable: true }, (lock) => lock === null)

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
  const rows = await from.transaction('r', of(from), () =>
    Promise.all(of(from).map((table) => table.toArray())),
  )
  await to.transaction('rw', of(to), async () => {
    for (const [at, table] of of(to).entries()) await table.bulkPut(rows[at]!)
  })
}

/** A journal that was opened, and the bucket that it is in. */
export type Opened = { journal: Journal; number: number }

/**
 * After a run that may have ended with the power: moves the journal to a bucket of its own files. What
 * was being written then can have left zeros at the end of Chromium's log. It goes on behind them, and
 * at the next opening takes all that it wrote there for damage and begins with an empty database.
 * @param interrupted names the run that follows the interrupted one; for each it is done once
 * @returns the journal as it goes on; the same where it cannot be moved
 */
export async function renewJournal(
  { journal, number }: Opened,
  interrupted: string,
  open: (number: number) => Promise<Journal>,
  buckets: JournalBuckets,
): Promise<Journal> {
  if ((await readMeta(journal.meta, 'begunFor', '')) === interrupted) return journal
  // Nothing is written to what may be damaged, unless it has to go on.
  const fresh = (await isInUse()) ? null : await moveTo(journal, number + 1, open, buckets)
  await writeMeta((fresh ?? journal).meta, 'begunFor', interrupted)
  if (fresh === null) return journal
  journal.close()
  // What stays of it is found to hold nothing more.
  await buckets.remove(number).catch(() => {})
  return fresh
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
