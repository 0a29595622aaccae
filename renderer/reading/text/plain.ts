import type { PageText } from '../pdf/pageText.ts'
import type { Table } from './table.ts'

/** Marks the element of a run, which holds its letters and nothing else. */
export const isRun = { 'data-run': '' }

export const runsIn = (page: HTMLElement) => [...page.querySelectorAll<HTMLElement>('[data-run]')]

/** What stands between two pieces of a line, and between two lines. */
const [tab, lineBreak] = ['\t', '\n']

/** The text of lines of pieces, each piece a run. */
export function plain(lines: readonly (readonly string[])[]): PageText {
  const starts: number[] = []
  let length = 0
  for (const line of lines)
    for (const piece of line.length > 0 ? line : ['']) {
      starts.push(length)
      length += piece.length + 1
    }
  return { text: lines.map((line) => line.join(tab)).join(lineBreak), starts }
}

/** The text that its blocks show, whatever ends a line in the file. */
export const plainText = (blocks: readonly string[]): PageText =>
  plain(blocks.map((block) => [block]))

/**
 * A table as its cells read, whatever quotes and separates them in the file: a tab between two
 * cells, a line for each row, the head first.
 */
export const plainTable = ({ head, rows }: Table): PageText => plain([head, ...rows])

/** How many rows of a table must be shown for a unit of its text to be. */
export function rowsUpTo({ head, rows }: Table, unit: number): number {
  let end = 0
  const row = [head, ...rows].findIndex((cells) => {
    end += cells.join(tab).length + 1
    return end > unit
  })
  return Math.max(0, row)
}
