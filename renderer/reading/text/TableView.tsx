import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { looked } from '../find/inText.ts'
import { writeNumber } from '../../words/format.ts'
import { isRun } from './plain.ts'
import type { Table } from './table.ts'
import css from './TextPage.module.css'

/** Rows at once, and cells of them; a browser lays out a table as a whole. */
const most = { rows: 1000, cells: 20_000 }

function portionOf({ head, rows }: Table) {
  const columns = rows.reduce((widest, row) => Math.max(widest, row.length), head.length)
  return Math.max(1, Math.min(most.rows, Math.floor(most.cells / Math.max(1, columns))))
}

const isNumber = (cell: string) => /^\s*[+-]?[\d\s.,]*\d\s*%?\s*$/.test(cell)

type TableViewProps = {
  table: Table
  /** How many rows are shown at the least, so that what is meant is among them. */
  least?: number
}

export function TableView({ table, least = 0 }: TableViewProps) {
  const { head, rows } = table
  const portion = portionOf(table)
  const [asked, setAsked] = useState(portion)
  const limit = Math.max(asked, least)
  const shown = rows.slice(0, limit)
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr {...looked}>
            {head.map((cell, index) => (
              <th key={index} scope="col" {...isRun}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <tr key={index} {...looked}>
              {row.map((cell, column) => (
                <td key={column} {...isRun} data-number={isNumber(cell)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > limit && (
        <p className={css.note}>
          {t`The first ${{ limit: writeNumber(limit) }} of ${{ rows: writeNumber(rows.length) }} rows are shown.`}{' '}
          <Button onPress={() => setAsked(limit + portion)}>{t`Show more rows`}</Button>
        </p>
      )}
    </>
  )
}
