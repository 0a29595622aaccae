import { journalBuckets, libraryBucket } from './bucket.ts'

/**
 * Deletes every database of this origin: their key was destroyed, and nobody can read them any more.
 * One that another window still holds goes when that window does.
 */
export async function forgetAll(): Promise<void> {
  for (const { name } of await indexedDB.databases())
    if (name !== undefined) indexedDB.deleteDatabase(name)
  await libraryBucket()?.remove()
  const journals = journalBuckets()
  for (const number of (await journals?.numbers()) ?? []) await journals?.remove(number)
}
