import { journalBuckets, libraryBucket } from './bucket.ts'
import { type Fetch, ownFetch } from './ask.ts'
import { session } from './session.ts'

/** Held while databases are deleted, and by whoever opens those of a new enrolment. */
const lock = 'forget'

/** Opens databases while none are deleted. */
export const betweenForgetting = <Result>(open: () => Promise<Result>): Promise<Result> =>
  navigator.locks.request(lock, { mode: 'shared' }, open)

/**
 * Deletes every database of this origin, and what the windows kept of its reviewer, if its key is
 * still destroyed: another window may have enrolled the machine anew meanwhile.
 */
export function forgetDestroyed(fetch: Fetch = ownFetch): Promise<void> {
  return navigator.locks.request(lock, async () => {
    const { vault } = await session(fetch)
    if (vault.state === 'destroyed') await forgetAll()
  })
}

/** Forgets how this window was left, and what was chosen for all of this machine's. */
export function forgetChoices(): void {
  sessionStorage.clear()
  localStorage.clear()
}

/** A database that another window still holds goes when that window does. */
async function forgetAll(): Promise<void> {
  forgetChoices()
  for (const { name } of await indexedDB.databases())
    if (name !== undefined) indexedDB.deleteDatabase(name)
  await libraryBucket()?.remove()
  const journals = journalBuckets()
  for (const number of (await journals?.numbers()) ?? []) await journals?.remove(number)
}
