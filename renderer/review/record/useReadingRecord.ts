import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'
import type { Evidence } from '../../../shared/model/evidence.ts'
import type { Here } from '../../reading/sheets/Sheets.tsx'
import { addReading, readingOf } from '../../store/readings.ts'
import type { ReadingRow } from '../../store/rows.ts'
import { withOpened } from './opened.ts'
import { ReadingClock } from './ReadingClock.ts'

// A glance that cannot be written is not worth a word; what is decided is told by other means.
const write = (glance: Parameters<typeof addReading>[0]) => void addReading(glance).catch(() => {})

/**
 * Records what of a packet's evidence is on screen, and for how long.
 * @returns what was on screen so far by the SHA-256 of the item; null while that is being read
 */
export function useReadingRecord(
  packetId: string,
  item: Evidence | undefined,
  here: Here | null,
): ReadingRow['items'] | null {
  const [clock] = useState(() => new ReadingClock(write, () => performance.now()))
  const read = useLiveQuery(
    () => readingOf(packetId).then((items) => ({ packetId, items })),
    [packetId],
  )
  const sha256 = item?.sha256
  const { first, last, pages } = here ?? {}
  useEffect(() => {
    const seen =
      first === undefined || last === undefined || pages === undefined
        ? null
        : { first, last, of: pages }
    clock.look(sha256 === undefined ? null : { packetId, sha256, pages: seen })
  }, [clock, packetId, sha256, first, last, pages])
  useEffect(() => {
    const changed = () => clock.seen(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', changed)
    return () => {
      document.removeEventListener('visibilitychange', changed)
      clock.look(null)
    }
  }, [clock])
  if (read?.packetId !== packetId) return null
  // What is on screen was opened, whether or not that is written yet.
  return item ? withOpened(read.items, item) : read.items
}
