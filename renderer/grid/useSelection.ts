import { useState } from 'react'
import type { GridRow } from '../store/grid.ts'
import { before, type Spot, spanOf, step } from './cells.ts'

/** A corner of what is selected, by its packet: rows come and go. */
type Corner = { packetId: string | null; row: number; column: number }

/** Which cells are selected; the keyboard is in one of them. */
export function useSelection(list: readonly GridRow[], criteria: number, selected: string | null) {
  const [at, setAt] = useState<Corner>({ packetId: selected, row: 0, column: before })
  const [end, setEnd] = useState<Corner | null>(null)

  const size = { rows: list.length, columns: before + criteria + 1 }
  const lastRow = Math.max(0, list.length - 1)
  const lastCriterion = before + criteria - 1
  const spotOf = ({ packetId, row, column }: Corner): Spot => {
    const found = list.findIndex(({ id }) => id === packetId)
    return { row: found < 0 ? Math.max(0, Math.min(row, list.length - 1)) : found, column }
  }
  const corner = ({ row, column }: Spot): Corner => ({
    packetId: list[row]?.id ?? null,
    row,
    column,
  })
  const spot = spotOf(at)
  const span = spanOf(spot, end ? spotOf(end) : spot)
  const go = (to: Spot) => {
    setAt(corner(to))
    setEnd(null)
  }
  return {
    /** Where the keyboard is. */
    spot,
    span,
    /** The packets of the selected rows. */
    rows: list.slice(span.top, span.bottom + 1),
    current: list[spot.row],
    lastRow,
    lastCriterion,
    go,
    move: (by: Partial<Spot>) => go(step(spot, by, size)),
    extend: (by: Partial<Spot>) => setEnd(corner(step(end ? spotOf(end) : spot, by, size))),
    extendTo: (to: Spot) => setEnd(corner(to)),
    all: () => {
      setAt(corner({ row: 0, column: before }))
      setEnd(corner({ row: lastRow, column: lastCriterion }))
    },
    /** Only the cell where the keyboard is. */
    only: () => setEnd(null),
    goTo: (packetId: string) => {
      setAt((was) => ({ ...was, packetId }))
      setEnd(null)
    },
  }
}
export type Selection = ReturnType<typeof useSelection>
