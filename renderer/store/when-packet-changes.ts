import { liveQuery } from 'dexie'
import type { Store } from './databases.ts'
import { toHex } from './hex.ts'
import { store } from './open.ts'

export type Following = {
  /** What the packet is now is known: what is read from then on is that, or told to be another. */
  begun: Promise<void>
  end: () => void
}

/**
 * Calls `changed` whenever a packet is another than before: what central records say of it, what was
 * done about it here, which of its files are here, or what is covered of any. Nothing is opened for it.
 */
export function whenPacketChanges(
  id: string,
  changed: () => void,
  { library, journal }: Pick<Store, 'library' | 'journal'> = store(),
): Following {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  let before: string | null = null
  const read = async () => {
    const [row, body, covers] = await Promise.all([
      library.packets.get(id),
      library.bodies.get(id),
      journal.covers.toArray(),
    ])
    // Whatever is written is sealed anew, under another salt or nonce.
    const covered = covers.map((one) => one.id + toHex(new Uint8Array(one.sealed, 0, 12)))
    const shown = row && [row.standing, row.gone, row.recusal, row.have, row.ready]
    return JSON.stringify([body && toHex(body.salt), shown, covered])
  }
  const following = liveQuery(read).subscribe({
    next: (now) => {
      const isOther = before !== null && before !== now
      before = now
      begin()
      if (isOther) changed()
    },
    error: () => {
      begin()
      changed()
    },
  })
  const end = () => {
    following.unsubscribe()
    // Who waits to begin must not wait for ever.
    begin()
  }
  return { begun, end }
}
