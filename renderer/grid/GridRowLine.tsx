// Rows that are placed by a virtualizer cannot be a table: laid out freely, it loses its meaning.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { plural, t } from '@lingui/core/macro'
import { Link2, Link2Off, Lock as LockIcon, MessageSquare } from 'lucide-react'
import { memo } from 'react'
import { type Draft, emptyScore } from '../../shared/model/draft.ts'
import type { Criterion, Rubric } from '../../shared/model/rubric.ts'
import type { Kept } from '../../shared/rules/attempts.ts'
import { assess } from '../../shared/rules/completeness.ts'
import { needsAnchor } from '../../shared/rules/ratings.ts'
import { stateOf } from '../queue/state.ts'
import type { GridRow } from '../store/grid.ts'
import type { GridLine } from '../store/grid-lines.ts'
import hidden from '../ui/hidden.module.css'
import { outcomeMark, StateMark } from '../ui/StateMark.tsx'
import { before, type Span } from './cells.ts'
import { type Lock, lockWords } from './changes.ts'
import { outcomeName } from '../words/shared.ts'
import css from './Cells.module.css'

type RowProps = {
  rubric: Rubric
  row: GridRow
  line: GridLine | undefined
  /** As it is on screen: what was just entered is in it. */
  draft: Draft | null
  lock: Lock | null
  index: number
  top: number
  /** The column of the current cell; null where that is in another row. */
  column: number | null
  /** The column of the one criterion that has its words; null where all have. */
  wide: number | null
  /** The columns that are selected of this row; null where none is. */
  selected: Pick<Span, 'left' | 'right'> | null
  onPress: (index: number, column: number, extends_: boolean) => void
  onOpen: (index: number, column: number) => void
}

export const cellId = (packetId: string, column: number) => `cell-${packetId}-${column}`

/** One packet in one line of cells. The keys reach it by the grid, which has the focus. */
export const GridRowLine = memo(function GridRowLine(props: RowProps) {
  const { rubric, row, line, draft, lock, index, top, column, wide, selected } = props
  const { scores, outcome, kept } = standOf(rubric, line, draft)
  const state = stateOf(row)
  const cell = (at: number) => ({
    id: cellId(row.id, at),
    role: 'gridcell',
    tabIndex: -1,
    'aria-colindex': at + 1,
    'aria-selected':
      at === column || (selected !== null && at >= selected.left && at <= selected.right),
    'data-current': at === column || undefined,
    onMouseDown: (event: React.MouseEvent) => props.onPress(index, at, event.shiftKey),
    onDoubleClick: () => props.onOpen(index, at),
  })
  const last = before + rubric.criteria.length
  const learner = line && (line.packet.learner.name ?? line.packet.learner.alias)
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      className={css.row}
      data-locked={lock ?? undefined}
      data-here={column !== null || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span {...cell(0)} className={css.id} title={row.id}>
        {row.id}
      </span>
      <span {...cell(1)} className={css.learner} title={learner}>
        {learner}
      </span>
      <span {...cell(2)} title={lock ? lockWords[lock] : undefined}>
        <StateMark kind={state.key}>{state.text}</StateMark>
      </span>
      {rubric.criteria.map((criterion, at) => (
        <span
          key={criterion.id}
          {...cell(before + at)}
          aria-readonly={lock !== null || kept.has(criterion.id)}
          data-narrow={(wide !== null && wide !== before + at) || undefined}
          className={css.rating}
        >
          <Rated
            criterion={criterion}
            kept={kept.get(criterion.id)}
            score={scores.get(criterion.id) ?? emptyScore}
          />
        </span>
      ))}
      <span {...cell(last)}>
        {line && (
          <StateMark kind={outcomeMark(outcome)}>
            {outcome === null ? t({ message: 'Open', context: 'state' }) : outcomeName(outcome)}
          </StateMark>
        )}
      </span>
    </div>
  )
})

type Score = { ratingId: string | null; comment: string; anchors: readonly unknown[] }

function standOf(rubric: Rubric, line: GridLine | undefined, draft: Draft | null) {
  if (!line)
    return { scores: new Map<string, Score>(), outcome: null, kept: new Map<string, Kept>() }
  const { outcome, kept } = assess(rubric, line.packet, draft)
  if (line.decided && !draft)
    return {
      scores: new Map<string, Score>(
        line.decided.scores.map((score) => [score.criterionId, score]),
      ),
      outcome: line.decided.outcome,
      kept,
    }
  return { scores: new Map<string, Score>(Object.entries(draft?.scores ?? {})), outcome, kept }
}

type RatedProps = { criterion: Criterion; kept: Kept | undefined; score: Score }

/** What stands in a cell: the rating by digit and name, and what goes with it. */
function Rated({ criterion, kept, score }: RatedProps) {
  const ratingId = kept?.ratingId ?? score.ratingId
  const at = criterion.ratings.findIndex(({ id }) => id === ratingId)
  const lacks = !kept && at >= 0 && needsAnchor(criterion, ratingId!) && score.anchors.length === 0
  return (
    <>
      {at >= 0 ? (
        <>
          <span className={css.digit}>{at + 1}</span>
          <span className={css.label}>{criterion.ratings[at]!.label}</span>
        </>
      ) : (
        <span className={hidden.hidden}>{t`empty`}</span>
      )}
      {kept && <LockIcon size={12} aria-label={t`kept from an earlier attempt`} />}
      {lacks && (
        <span className={css.lacks} title={t`No evidence tied`}>
          <Link2Off size={13} aria-label={t`no evidence tied`} />
        </span>
      )}
      {score.anchors.length > 0 && (
        <Link2
          size={12}
          aria-label={plural(
            { places: score.anchors.length },
            { one: '# place tied', other: '# places tied' },
          )}
        />
      )}
      {score.comment !== '' && <MessageSquare size={12} aria-label={t`commented`} />}
    </>
  )
}
