import { journalBucket } from './bucket.ts'

/**
 * Deletes every database of this origin: their key was destroyed, and nobody can read them any more.
 * One that another window still holds goes when that window does.
 */
export async function forgetAll(): Promise<void> {
  for (const factory of [indexedDB, await journalBucket()])
    for (const { name } of (await factory?.databases()) ?? [])
      if (name !== undefined) factory?.deleteDatabase(name)
}
