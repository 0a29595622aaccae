// Rows that are placed by a virtualizer cannot be a table: laid out freely, it loses its meaning.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { t } from '@lingui/core/macro'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type RefObject, useEffect, useMemo } from 'react'
import { outline } from '../store/outline/current.ts'
import { idWidth, longestId } from '../ui/idWidth.ts'
import { writeNumber } from '../words/format.ts'
import { Row } from './Row.tsx'
import css from './RowList.module.css'
import type { Line } from './useShown.ts'

type RowListProps = {
  lines: readonly Line[]
  selected: number
  now: Date
  onSelect: (index: number) => void
  onOpen: (id: string) => void
  list: RefObject<HTMLDivElement | null>
}

const columns = {
  packet: t`Packet`,
  pathway: t`Pathway`,
  attempt: t`Attempt`,
  learner: t`Learner`,
  due: t`Due`,
  items: t`Items`,
  state: t`State`,
}

/** The rows near what is on screen, in a grid that holds thousands; the focus stays on the grid. */
export function RowList({ lines, selected, now, onSelect, onOpen, list }: RowListProps) {
  // The virtualizer changes inside while its identity stays, which a compiled component would miss.
  'use no memo'
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => list.current,
    estimateSize: () => 36,
    overscan: 12,
    scrollMargin: 32,
    scrollPaddingStart: 32,
  })
  useEffect(() => {
    if (selected >= 0) virtual.scrollToIndex(selected)
  }, [virtual, selected])
  const visible = virtual.getVirtualItems()
  const sealed = visible.flatMap(({ index }) => {
    const row = lines[index]?.row
    return row?.learner === null ? row.id : []
  })
  const wanted = sealed.join(' ')
  useEffect(() => {
    // A library that cannot be read is told of elsewhere; the rows then have no names.
    if (wanted !== '')
      void outline()
        .name(wanted.split(' '))
        .catch(() => {})
  }, [wanted])
  const active = lines[selected]?.row
  const longest = useMemo(() => longestId(lines.flatMap(({ row }) => row?.id ?? [])), [lines])
  // With room for the flag that may stand behind it.
  const style = { '--id': idWidth(longest, 72, 22) } as CSSProperties
  return (
    <div
      ref={list}
      className={css.list}
      style={style}
      role="grid"
      aria-label={t`Packets`}
      aria-rowcount={lines.length + 1}
      aria-activedescendant={active ? `row-${active.id}` : undefined}
      tabIndex={0}
    >
      <div className={css.head} role="row" aria-rowindex={1} tabIndex={-1}>
        {Object.entries(columns).map(([column, name]) => (
          <span key={column} role="columnheader" tabIndex={-1} data-column={column}>
            {name}
          </span>
        ))}
      </div>
      <div role="presentation" style={{ height: virtual.getTotalSize() }} />
      {visible.map(({ index, start }) => {
        const { row, heading } = lines[index]!
        return row ? (
          <Row
            key={row.id}
            row={row}
            index={index}
            top={start}
            isSelected={index === selected}
            now={now}
            onSelect={onSelect}
            onOpen={onOpen}
          />
        ) : (
          <div
            key={`heading ${heading.key}`}
            role="row"
            tabIndex={-1}
            aria-rowindex={index + 2}
            className={css.group}
            style={{ transform: `translateY(${start}px)` }}
          >
            <span role="rowheader" tabIndex={-1}>
              {heading.title}
            </span>
            <span role="gridcell" className={css.quiet}>
              {t`${{ decided: writeNumber(heading.decided) }} of ${{ all: writeNumber(heading.total) }} decided`}
            </span>
          </div>
        )
      })}
    </div>
  )
}
