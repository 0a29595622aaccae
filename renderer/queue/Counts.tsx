import { plural, t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { decidedSince } from '../store/decided-since.ts'
import type { DueCount } from '../store/outline/Dues.ts'
import type { Known } from '../store/outline/useOutline.ts'
import type { LibraryCounts } from '../store/rows.ts'
import { Progress } from '../ui/Progress.tsx'
import { useNow } from '../ui/useNow.ts'
import { writeNumber } from '../words/format.ts'
import { weekOf } from './due.ts'
import { type Filters, isFiltered } from './filters.ts'
import css from './Queue.module.css'
import type { Shown } from './useShown.ts'

type CountsProps = {
  counts: LibraryCounts
  shown: Shown
  filters: Filters
  known: Known
  now: Date
}

/** How far this week has come; null while not all packets are known, and where nothing is due in it. */
function dueThisWeek({ outline }: Known, now: Date): DueCount | null {
  if (!outline.isWhole) return null
  const { from, until } = weekOf(now)
  const count = outline.dues.between(from, until)
  return count.packets === 0 ? null : count
}

/**
 * How many packets there are, how many of them are shown and decided, and how far the day and what is
 * due have come.
 */
export function Counts({ counts, shown, filters, known, now }: CountsProps) {
  const day = useNow(60_000).toDateString()
  const today = useLiveQuery(() => decidedSince(new Date(day)), [day])
  const due = useMemo(() => dueThisWeek(known, now), [known, now])
  const isReading = !shown.isWhole && shown.known < counts.packets
  const parts = [
    isFiltered(filters)
      ? t`${{ shown: writeNumber(shown.total) }} of ${plural({ packets: counts.packets }, { one: '# packet', other: '# packets' })}`
      : plural({ packets: counts.packets }, { one: '# packet', other: '# packets' }),
    t`${{ decided: writeNumber(counts.decided) }} decided`,
    today !== undefined && today > 0 && t`${{ decided: writeNumber(today) }} today`,
    isReading && t`${{ read: writeNumber(shown.known) }} looked through`,
    !isReading &&
      shown.unnamed > 0 &&
      plural({ names: shown.unnamed }, { one: '# name to open', other: '# names to open' }),
  ]
  return (
    <div className={css.counts}>
      <p>{parts.filter(Boolean).join(' · ')}</p>
      {due && (
        <p>
          <Progress
            label={t`Decided of what is due this week`}
            have={due.decided}
            size={due.packets}
          />{' '}
          {t`${{ decided: writeNumber(due.decided) }} of ${{ all: writeNumber(due.packets) }} due this week decided`}
        </p>
      )}
    </div>
  )
}
