// Rows that are placed by a virtualizer cannot be a table: laid out freely, it loses its meaning.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { t } from '@lingui/core/macro'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type RefObject, useEffect, useEffectEvent, useMemo } from 'react'
import type { Draft } from '../../shared/model/draft.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { GridRow } from '../store/grid.ts'
import type { GridLine } from '../store/grid-lines.ts'
import { idWidth, longestId } from '../ui/idWidth.ts'
import { before, isOneCell, type Span, type Spot } from './cells.ts'
import css from './Cells.module.css'
import { lockOf } from './changes.ts'
import { cellId, GridRowLine } from './GridRowLine.tsx'

type CellsProps = {
  rubric: Rubric
  rows: readonly GridRow[]
  lines: ReadonlyMap<string, GridLine>
  draftOf: (packetId: string) => Draft | null
  at: Spot
  span: Span
  /** One criterion is wide, the others are digits. */
  isOne: boolean
  grid: RefObject<HTMLDivElement | null>
  /** The packets near what is on screen. */
  onNear: (ids: string[]) => void
  onPress: (index: number, column: number, extends_: boolean) => void
  onOpen: (index: number, column: number) => void
}

export const rowHeight = 36

/** Packets by criteria; the focus stays on the grid, and the current cell is told by it. */
export function Cells(props: CellsProps) {
  // The virtualizer changes inside while its identity stays, which a compiled component would miss.
  'use no memo'
  const { rubric, rows, lines, at, span, isOne, grid, onNear } = props
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
  })
  useEffect(() => {
    virtual.scrollToIndex(at.row)
  }, [virtual, at.row])
  const current = rows[at.row]
  const id = current && cellId(current.id, at.column)
  useEffect(() => {
    if (id) document.getElementById(id)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [id])
  const items = virtual.getVirtualItems()
  const near = items.map(({ index }) => rows[index]!.id).join('\n')
  const tell = useEffectEvent((ids: string) => onNear(ids === '' ? [] : ids.split('\n')))
  useEffect(() => tell(near), [near])

  const longest = useMemo(() => longestId(rows.map(({ id }) => id)), [rows])
  const criterionAt = at.column - before
  const columns = rubric.criteria.map((_, index) =>
    isOne ? (index === criterionAt ? 'minmax(132px, 2fr)' : '40px') : 'minmax(92px, 1fr)',
  )
  // Of every line alike, so that the columns of all stand under each other.
  const least = 88 + 92 + 96 + (isOne ? 132 + 40 * (columns.length - 1) : 92 * columns.length)
  const style = {
    '--id': idWidth(longest, 72, 20),
    '--least': `calc(var(--id) + ${least}px)`,
    '--columns': `var(--id) minmax(88px, 1fr) minmax(92px, 0.8fr) ${columns.join(' ')} minmax(96px, 0.9fr)`,
  }
  const heads = [
    t`Packet`,
    t`Learner`,
    t`State`,
    ...rubric.criteria.map(({ title }, index) => `${index + 1} ${title}`),
    t`Outcome`,
  ]
  const isRange = !isOneCell(span)
  return (
    <div
      ref={grid}
      className={css.grid}
      style={style as CSSProperties}
      role="grid"
      aria-label={t`Packets by criteria of ${{ rubric: rubric.title }}`}
      aria-rowcount={rows.length + 1}
      aria-colcount={heads.length}
      aria-multiselectable
      aria-activedescendant={id}
      data-keys="cells"
      tabIndex={0}
    >
      <div className={css.head} role="row" aria-rowindex={1} tabIndex={-1}>
        {heads.map((name, index) => (
          <span
            key={name}
            role="columnheader"
            aria-colindex={index + 1}
            tabIndex={-1}
            title={name}
            data-current={index === at.column || undefined}
          >
            {name}
          </span>
        ))}
      </div>
      <div role="presentation" style={{ height: virtual.getTotalSize() }} />
      {items.map(({ index, start }) => {
        const row = rows[index]!
        const line = lines.get(row.id)
        const isIn = isRange && index >= span.top && index <= span.bottom
        return (
          <GridRowLine
            key={row.id}
            rubric={rubric}
            row={row}
            line={line}
            draft={props.draftOf(row.id)}
            lock={lockOf(row, line)}
            index={index}
            top={start}
            column={index === at.row ? at.column : null}
            wide={isOne ? at.column : null}
            selected={isIn ? span : null}
            onPress={props.onPress}
            onOpen={props.onOpen}
          />
        )
      })}
    </div>
  )
}
