// Rows that are placed by a virtualizer cannot be a table: laid out freely, it loses its meaning.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { t } from '@lingui/core/macro'
import { EyeOff, Flag } from 'lucide-react'
import type { QueueRow } from '../store/queue.ts'
import { Progress } from '../ui/Progress.tsx'
import { StateMark } from '../ui/StateMark.tsx'
import { writeDue } from './due.ts'
import css from './RowList.module.css'
import { isDecided, stateOf } from './state.ts'
import { writeAttempt } from './words.ts'

type RowProps = {
  row: QueueRow
  index: number
  top: number
  isSelected: boolean
  now: Date
  onSelect: (index: number) => void
  onOpen: (id: string) => void
}

/** One packet in one line. The keys of the queue reach it by the grid, which has the focus. */
export function Row({ row, index, top, isSelected, now, onSelect, onOpen }: RowProps) {
  const due = writeDue(row.dueAt, now)
  const state = stateOf(row)
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`row-${row.id}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-decided={isDecided(row) || undefined}
      className={css.row}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onSelect(index)}
      onDoubleClick={() => onOpen(row.id)}
    >
      <span role="gridcell" className={css.id} title={row.id}>
        {row.id}
        {row.flagged && <Flag size={12} className={css.flag} aria-label={t`flagged`} />}
      </span>
      <span role="gridcell">
        {row.pathwayTitle}
        <span className={css.level}>
          {' '}
          · {row.level ? t`Level ${{ level: row.level }}` : row.achievementTitle}
        </span>
      </span>
      <span role="gridcell" className={css.quiet}>
        {row.attempt > 1 && writeAttempt(row.attempt)}
      </span>
      <span role="gridcell">
        {row.blind ? (
          <span className={css.blind} title={t`Blind review: the name was not sent`}>
            <EyeOff size={13} aria-label={t`blind`} />
            <span className={css.blindName}>{row.learner}</span>
          </span>
        ) : (
          row.learner
        )}
      </span>
      <span role="gridcell" className={css.due} data-tone={isDecided(row) ? 'none' : due.tone}>
        {due.text}
      </span>
      <span role="gridcell" className={css.number}>
        {row.items}
      </span>
      <span role="gridcell" className={css.state}>
        <StateMark kind={state.key}>{state.text}</StateMark>
        {state.key === 'arriving' && (
          <Progress
            label={t`Evidence of ${{ packet: row.id }} here`}
            have={row.have}
            size={row.bytes}
          />
        )}
      </span>
    </div>
  )
}
