import { useLiveQuery } from 'dexie-react-hooks'
import { decidedSince } from '../store/decided-since.ts'
import type { LibraryCounts } from '../store/rows.ts'
import { useNow } from '../ui/useNow.ts'
import { type Filters, isFiltered } from './filters.ts'
import css from './Queue.module.css'
import type { Shown } from './useShown.ts'

type CountsProps = {
  counts: LibraryCounts
  shown: Shown
  filters: Filters
}

const write = (count: number) => count.toLocaleString()

/** How many packets there are, how many of them are shown and decided, and how far the day has come. */
export function Counts({ counts, shown, filters }: CountsProps) {
  const day = useNow(60_000).toDateString()
  const today = useLiveQuery(() => decidedSince(new Date(day)), [day])
  const isReading = !shown.isWhole && shown.known < counts.packets
  return (
    <p className={css.counts}>
      {isFiltered(filters) && `${write(shown.total)} of `}
      {write(counts.packets)} packets · {write(counts.decided)} decided
      {today !== undefined && today > 0 && ` · ${write(today)} today`}
      {isReading && ` · ${write(shown.known)} looked through`}
      {!isReading && shown.unnamed > 0 && ` · ${write(shown.unnamed)} names to open`}
    </p>
  )
}
