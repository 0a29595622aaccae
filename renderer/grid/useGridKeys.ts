import { t } from '@lingui/core/macro'
import type { RefObject } from 'react'
import type { Rubric } from '../../shared/model/rubric.ts'
import { useCommands } from '../keys/commands.ts'
import { useKeys } from '../keys/useKeys.ts'
import { rowHeight } from './Cells.tsx'
import { before } from './cells.ts'
import type { Selection } from './useSelection.ts'
import type { Writing } from './useWriting.ts'

type GridKeysProps = {
  rubric: Rubric
  selection: Selection
  writing: Pick<Writing, 'rate' | 'fill' | 'clear' | 'copy'>
  grid: RefObject<HTMLDivElement | null>
  onDecide: () => void
  /** Shows one criterion with its ratings, or all again. */
  onOne: () => void
  onOpen: (row: number, column: number) => void
}

/** What the keys do in the grid. */
export function useGridKeys(props: GridKeysProps) {
  const { rubric, selection, writing, grid, onDecide, onOne, onOpen } = props
  const { spot, go, move, extend, lastRow, lastCriterion } = selection
  const criterion = rubric.criteria[spot.column - before] ?? null
  const page = () => Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / rowHeight) - 2)
  useKeys({
    'cell-down': () => move({ row: 1 }),
    'cell-up': () => move({ row: -1 }),
    'cell-right': () => move({ column: 1 }),
    'cell-left': () => move({ column: -1 }),
    'cell-home': () => go({ ...spot, column: before }),
    'cell-end': () => go({ ...spot, column: lastCriterion }),
    'cell-top': () => go({ row: 0, column: before }),
    'cell-bottom': () => go({ row: lastRow, column: lastCriterion }),
    'cell-page-down': () => move({ row: page() }),
    'cell-page-up': () => move({ row: -page() }),
    'select-down': () => extend({ row: 1 }),
    'select-up': () => extend({ row: -1 }),
    'select-right': () => extend({ column: 1 }),
    'select-left': () => extend({ column: -1 }),
    'select-all': selection.all,
    'cell-rate': (event) => {
      const digit = Number(event.code.match(/^(?:Digit|Numpad)([1-9])$/)?.[1] ?? event.key)
      const rating = criterion?.ratings[digit - 1]
      if (rating) writing.rate(rating.id)
    },
    'cell-clear': () => void writing.clear(),
    'cell-fill': () => void writing.fill(),
    'cell-copy': () => void writing.copy(),
    'cell-decide': onDecide,
    'cell-one': onOne,
    'cell-open': () => onOpen(spot.row, spot.column),
    'cell-leave': () => {
      selection.only()
      grid.current?.focus()
    },
  })
  useCommands(() =>
    (criterion?.ratings ?? []).map(({ id, label }) => ({
      id: `rating ${id}`,
      label: t`${{ criterion: criterion!.title }}: ${{ rating: label }}`,
      run: () => writing.rate(id),
    })),
  )
}
