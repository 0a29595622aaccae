import { IDBFactory } from 'fake-indexeddb'
import type { JournalBuckets } from '../store/bucket.ts'

/** Buckets of which some will not open, and some cannot be removed. */
export function standInBuckets() {
  const all = new Map<number, IDBFactory>()
  const broken = new Set<number>()
  const buckets: JournalBuckets = {
    numbers: async () => [...all.keys()].toSorted((one, other) => one - other),
    async open(number) {
      if (!all.has(number)) all.set(number, new IDBFactory())
      if (broken.has(number)) throw new DOMException('Internal error', 'UnknownError')
      return all.get(number)!
    },
    async remove(number) {
      all.delete(number)
    },
  }
  return { buckets, broken, all }
}
