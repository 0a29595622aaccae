import { liveQuery } from 'dexie'
import type { Store } from './databases.ts'
import { store } from './open.ts'

/**
 * Calls `changed` when any of these packets is another than now, or anything is covered or uncovered,
 * until the function that it returns is called. Nothing is opened for it.
 */
export function whenPacketsChange(
  ids: readonly string[],
  changed: () => void,
  { library, journal }: Pick<Store, 'library' | 'journal'> = store(),
): () => void {
  let isFirst = true
  const following = liveQuery(() =>
    Promise.all([library.bodies.bulkGet([...ids]), journal.covers.toCollection().primaryKeys()]),
  ).subscribe({
    next: () => (isFirst ? (isFirst = false) : changed()),
    error: changed,
  })
  return () => following.unsubscribe()
}
