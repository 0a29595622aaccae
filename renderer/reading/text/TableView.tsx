import { Button } from '../../ui/Button.tsx'
import { looked } from '../find/inText.ts'
import { isRun } from './plain.ts'
import type { Table } from './table.ts'
import css from './TextPage.module.css'

const isNumber = (cell: string) => /^\s*[+-]?[\d\s.,]*\d\s*%?\s*$/.test(cell)

type TableViewProps = {
  table: Table
  /** How many rows are shown. */
  limit: number
  onMore: () => void
}

export function TableView({ table: { head, rows }, limit, onMore }: TableViewProps) {
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
          The first {limit} of {rows.length} rows are shown.{' '}
          <Button onPress={onMore}>Show more rows</Button>
        </p>
      )}
    </>
  )
}
