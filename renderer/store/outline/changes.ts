import { Dexie, type IntervalTree, RangeSet } from 'dexie'
import type { Store } from '../databases.ts'

/** Is told the keys of rows that were written or deleted; null where all of them may have been. */
type Told = (keys: readonly string[] | null) => void

/**
 * Follows what is written to some tables, by this window, its workers and other windows.
 * @returns ends that
 */
export function followChanges(
  { library, journal }: Pick<Store, 'library' | 'journal'>,
  told: { packets: Told; frameworks: Told; flags: Told },
): () => void {
  const parts = [
    [`idb://${library.name}/packets/`, told.packets],
    [`idb://${library.name}/frameworks/`, told.frameworks],
    [`idb://${journal.name}/flags/`, told.flags],
  ] as const
  const mutated = (changed: Record<string, unknown>) => {
    for (const [part, tell] of parts) {
      const ranges = changed[part] as IntervalTree | undefined
      if (ranges) {
        const keys = keysOf(ranges)
        if (keys?.length !== 0) tell(keys)
      }
    }
  }
  Dexie.on('storagemutated', mutated)
  return () => Dexie.on.storagemutated.unsubscribe(mutated)
}

function keysOf(ranges: IntervalTree): string[] | null {
  const keys: string[] = []
  // What comes from elsewhere is the bare tree.
  for (const { from, to } of RangeSet(ranges)) {
    if (typeof from !== 'string' || from !== to) return null
    keys.push(from)
  }
  return keys
}
