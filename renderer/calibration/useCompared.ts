import { useLiveQuery } from 'dexie-react-hooks'
import { comparedView, type ComparedView } from '../store/practice.ts'
import type { PacketView } from '../store/packet.ts'

/** What may be compared of the packet on screen; null while it is to be rated, or is like any other. */
export function useCompared(view: PacketView | undefined): ComparedView | null {
  const id = view?.packet.id
  const found = useLiveQuery(
    async () => ({ id, shown: view?.packet.calibration ? await comparedView(view) : null }),
    [view],
  )
  // A live query answers with the packet before until the next one is read.
  return found?.id === id ? (found?.shown ?? null) : null
}
