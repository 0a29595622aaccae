import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'
import type { Evidence } from '../../../shared/model/evidence.ts'
import type { Here } from '../../reading/sheets/useHere.ts'
import { addReading, readingOf } from '../../store/readings.ts'
import type { ReadingRow } from '../../store/rows.ts'
import { withOpened } from './opened.ts'
import { ReadingClock, type Sight } from './ReadingClock.ts'

// A glance that cannot be written is not worth a word; what is decided is told by other means.
const write = (glance: Parameters<typeof addReading>[0]) => void addReading(glance).catch(() => {})

/** An item on screen; `here` is null while nothing of it can be seen. */
type OnScreen = { item: Evidence; here: Here | null }

/**
 * Records what of a packet's evidence is on screen, and for how long.
 * @returns what was on screen so far by the SHA-256 of the item; null while that is being read
 */
export function useReadingRecord(
  packetId: string,
  shown: readonly OnScreen[],
): ReadingRow['items'] | null {
  const [clock] = useState(() => new ReadingClock(write, () => performance.now()))
  const read = useLiveQuery(
    () => readingOf(packetId).then((items) => ({ packetId, items })),
    [packetId],
  )
  // Looked at anew only when it is another sight, not whenever it is told again.
  const sights = JSON.stringify(shown.map((one) => sightOf(packetId, one)))
  useEffect(() => clock.look(JSON.parse(sights) as Sight[]), [clock, sights])
  useEffect(() => {
    const changed = () => clock.seen(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', changed)
    return () => {
      document.removeEventListener('visibilitychange', changed)
      clock.look([])
    }
  }, [clock])
  if (read?.packetId !== packetId) return null
  // What is on screen was opened, whether or not that is written yet.
  return shown.reduce((opened, { item }) => withOpened(opened, item), read.items)
}

const sightOf = (packetId: string, { item, here }: OnScreen): Sight => ({
  packetId,
  sha256: item.sha256,
  pages: here && { first: here.first, last: here.last, of: here.pages },
})
