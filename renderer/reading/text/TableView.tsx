import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { looked } from '../find/inText.ts'
import type { Table } from './table.ts'
import css from './TextPage.module.css'

/** Rows at once, and cells of them; a browser lays out a table as a whole. */
const most = { rows: 1000, cells: 20_000 }

const portionFor = ({ head, rows }: Table) => {
  const columns = rows.reduce((widest, row) => Math.max(widest, row.length), head.length)
  return Math.max(1, Math.min(most.rows, Math.floor(most.cells / columns)))
}

const isNumber = (cell: string) => /^\s*[+-]?[\d\s.,]*\d\s*%?\s*$/.test(cell)

export function TableView({ table }: { table: Table }) {
  const { head, rows } = table
  const portion = portionFor(table)
  const [limit, setLimit] = useState(portion)
  const shown = rows.slice(0, limit)
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr {...looked}>
            {head.map((cell, index) => (
              <th key={index} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <tr key={index} {...looked}>
              {row.map((cell, column) => (
                <td key={column} data-number={isNumber(cell)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > limit && (
        <p className={css.note}>
          The first {limit} of {rows.length} rows are shown.{' '}
          <Button onPress={() => setLimit(limit + portion)}>Show more rows</Button>
        </p>
      )}
    </>
  )
}
