/** The part of the Storage Buckets API that is used; it has no types in the DOM library yet. */
type StorageBuckets = {
  open(
    name: string,
    options: { persisted?: boolean; durability?: 'strict' | 'relaxed' },
  ): Promise<{ indexedDB: IDBFactory }>
}

/**
 * A storage bucket of the journal's own: in the default bucket, damage to the files of any database
 * can reopen all of them empty. Null where the browser has no buckets at all. A bucket that does not
 * open this time is not passed by: the default one would hold another, empty journal.
 */
export async function journalBucket(): Promise<IDBFactory | null> {
  const { storageBuckets } = navigator as Navigator & { storageBuckets?: StorageBuckets }
  if (storageBuckets === undefined) return null
  const bucket = await storageBuckets
    .open('journal', { persisted: true, durability: 'strict' })
    // Some refuse to promise persistence; it is the same bucket without the promise.
    .catch(() => storageBuckets.open('journal', { durability: 'strict' }))
  return bucket.indexedDB
}
