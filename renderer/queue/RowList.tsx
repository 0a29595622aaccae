// Rows that are placed by a virtualizer cannot be a table: laid out freely, it loses its meaning.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect } from 'react'
import type { QueueRow } from '../store/queue.ts'
import { useNow } from '../ui/useNow.ts'
import { Row } from './Row.tsx'
import css from './RowList.module.css'

type RowListProps = {
  rows: QueueRow[]
  selected: number
  onSelect: (index: number) => void
  onOpen: (id: string) => void
  list: RefObject<HTMLDivElement | null>
}

const columns = ['Packet', 'Pathway', 'Attempt', 'Learner', 'Due', 'Items', 'State']

/** The rows near what is on screen, in a grid that holds thousands; the focus stays on the grid. */
export function RowList({ rows, selected, onSelect, onOpen, list }: RowListProps) {
  // The virtualizer changes inside while its identity stays, which a compiled component would miss.
  'use no memo'
  const now = useNow(60_000)
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => 36,
    overscan: 12,
    scrollMargin: 32,
    scrollPaddingStart: 32,
  })
  useEffect(() => {
    virtual.scrollToIndex(selected)
  }, [virtual, selected])
  const active = rows[selected]
  return (
    <div
      ref={list}
      className={css.list}
      role="grid"
      aria-label="Packets"
      aria-rowcount={rows.length + 1}
      aria-activedescendant={active && `row-${active.id}`}
      tabIndex={0}
    >
      <div className={css.head} role="row" aria-rowindex={1} tabIndex={-1}>
        {columns.map((name) => (
          <span key={name} role="columnheader" tabIndex={-1} data-column={name.toLowerCase()}>
            {name}
          </span>
        ))}
      </div>
      <div role="presentation" style={{ height: virtual.getTotalSize() }} />
      {virtual.getVirtualItems().map(({ index, start }) => (
        <Row
          key={rows[index]!.id}
          row={rows[index]!}
          index={index}
          top={start}
          isSelected={index === selected}
          now={now}
          onSelect={onSelect}
          onOpen={onOpen}
        />
      ))}
    </div>
  )
}
