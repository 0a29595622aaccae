import { liveQuery } from 'dexie'
import type { Store } from './databases.ts'
import { toHex } from './hex.ts'
import { store } from './open.ts'

/**
 * Calls `changed` with those of these packets that are another than before, and with all of them when
 * anything is covered or uncovered, until the function that it returns is called. Nothing is opened
 * for it.
 */
export function whenPacketsChange(
  ids: readonly string[],
  changed: (ids: readonly string[]) => void,
  { library, journal }: Pick<Store, 'library' | 'journal'> = store(),
): () => void {
  let before: string[] | null = null
  const read = async () => {
    const [bodies, covers] = await Promise.all([
      library.bodies.bulkGet([...ids]),
      journal.covers.toArray(),
    ])
    // Whatever is written is sealed anew, under another salt or nonce.
    const covered = covers.map(({ id, sealed }) => id + toHex(new Uint8Array(sealed, 0, 12))).join()
    return bodies.map((body) => `${body ? toHex(body.salt) : ''} ${covered}`)
  }
  const following = liveQuery(read).subscribe({
    next: (now) => {
      const others = before && ids.filter((_, at) => now[at] !== before![at])
      before = now
      if (others && others.length > 0) changed(others)
    },
    error: () => changed(ids),
  })
  return () => following.unsubscribe()
}
