import { fail, ProblemError } from '../../shared/protocol/problem.ts'
import { noLibrary } from '../store/counts.ts'
import { readMeta, type Store, writeMeta } from '../store/databases.ts'
import { libraryTables } from '../store/packets.ts'
import { mayVanish } from '../store/vanishing.ts'
import { readWork } from '../store/work.ts'
import type { Client } from './client.ts'
import { fromTheBeginning, hasPassedBy, letGo, takePage } from './take-in.ts'

/** Begins a full sync: what is here stays in use until it has come again or is swept at the end. */
async function startOver({ library }: Store): Promise<void> {
  await library.transaction('rw', [library.meta], async () => {
    const { round } = await readMeta(library.meta, 'pull', fromTheBeginning)
    await writeMeta(library.meta, 'pull', {
      ...fromTheBeginning,
      round: round + 1,
    })
  })
}

/**
 * After a full sync: lets go of the packets that did not come again and that no work holds. When they
 * are many, the reviewer is asked first, and the next turn comes back to it.
 * @returns whether there are any
 */
async function sweep({ library, journal }: Store): Promise<boolean> {
  const { round } = await readMeta(library.meta, 'pull', fromTheBeginning)
  const stale = await library.packets
    // What this machine serves again does not come from central records.
    .filter((row) => row.round < round && row.repeatOf === undefined)
    .toArray()
  const { packets: total } = await readMeta(library.meta, 'counts', noLibrary)
  if (!(await mayVanish(library, round, { count: stale.length, total }))) return true
  const { work } = await readWork(
    journal,
    stale.map(({ id }) => id),
  )
  await library.transaction('rw', libraryTables(library), async () => {
    await letGo(library, new Map(stale.map(({ id, gone }) => [id, gone ?? 'unlisted'])), work)
    const pull = await readMeta(library.meta, 'pull', fromTheBeginning)
    await writeMeta(library.meta, 'pull', { ...pull, sweeping: false })
    await library.meta.delete('vanishing')
  })
  return stale.length > 0
}

/**
 * Takes in all that changed at central records since the last time.
 * @param arrived is called after each page that brought something, or when something went
 * @throws ProblemError, EpochChanged; pages that were taken in stay
 */
export async function pull(store: Store, client: Client, arrived: () => void): Promise<void> {
  const read = () => readMeta(store.library.meta, 'pull', fromTheBeginning)
  let startedOver = hasPassedBy(await read())
  if (startedOver) await startOver(store)
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
      client.tell(await takePage(store, page))
      more = page.more
      if (page.changes.length > 0) arrived()
    }
  }
  if ((await read()).sweeping && (await sweep(store))) arrived()
}
