/** The part of the Storage Buckets API that is used; it has no types in the DOM library yet. */
type StorageBuckets = {
  open(
    name: string,
    options: { persisted?: boolean; durability?: 'strict' | 'relaxed' },
  ): Promise<{ indexedDB: IDBFactory }>
  keys(): Promise<string[]>
  delete(name: string): Promise<void>
}

/** Null where the browser has no buckets at all. */
const buckets = (): StorageBuckets | null =>
  (navigator as Navigator & { storageBuckets?: StorageBuckets }).storageBuckets ?? null

/**
 * Storage buckets of the journal's own: in a bucket that is shared, damage to the files of any
 * database can reopen all of them empty. They are numbered: when the newest will not open, another
 * begins.
 */
export type JournalBuckets = {
  /** The numbers of those that are there, oldest first. */
  numbers(): Promise<number[]>
  /** Opens a bucket, or makes it. */
  open(number: number): Promise<IDBFactory>
  remove(number: number): Promise<void>
}

const nameOf = (number: number) => (number === 1 ? 'journal' : `journal-${number}`)

/**
 * Null where there are no buckets. A bucket that does not open this time is not passed by for the
 * default one, which would hold another, empty journal.
 */
export function journalBuckets(all: StorageBuckets | null = buckets()): JournalBuckets | null {
  if (all === null) return null
  return {
    async numbers() {
      const numbers = (await all.keys()).flatMap((name) => {
        const [own, number = '1'] = /^journal(?:-(\d+))?$/.exec(name) ?? []
        return own === undefined ? [] : [Number(number)]
      })
      return numbers.toSorted((one, other) => one - other)
    },
    async open(number) {
      const bucket = await all
        .open(nameOf(number), { persisted: true, durability: 'strict' })
        // Some refuse to promise persistence; it is the same bucket without the promise.
        .catch(() => all.open(nameOf(number), { durability: 'strict' }))
      return bucket.indexedDB
    },
    remove: (number) => all.delete(nameOf(number)),
  }
}

/**
 * The library's place. It is a bucket too, because one can be removed with whatever is in it:
 * Chromium does not delete a database whose file it cannot read.
 */
export type LibraryBucket = { open(): Promise<IDBFactory>; remove(): Promise<void> }

/** Null where there are no buckets. */
export function libraryBucket(all: StorageBuckets | null = buckets()): LibraryBucket | null {
  if (all === null) return null
  return {
    open: async () => (await all.open('library', { durability: 'relaxed' })).indexedDB,
    remove: () => all.delete('library'),
  }
}
