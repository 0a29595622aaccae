import { parse } from 'csv-parse/browser/esm/sync'

/** Spreadsheets write a comma, a semicolon or a tab, by the country they are set to. */
const delimiters = [',', ';', '\t']

/** The delimiter that the first line has most often outside quotes; a comma where there is none. */
export function delimiterOf(text: string) {
  const line = (text.split(/\r|\n/, 1)[0] ?? '').replaceAll(/"[^"]*"/g, '')
  const count = (delimiter: string) => line.split(delimiter).length
  return delimiters.reduce((most, next) => (count(next) > count(most) ? next : most))
}

export type Table = { head: string[]; rows: string[][] }

/**
 * A table out of comma separated values, the first line being its head; null where they cannot be
 * read as a table. Rows of unequal length are kept as they are.
 */
export function readTable(text: string): Table | null {
  try {
    const [head, ...rows] = parse(text, {
      delimiter: delimiterOf(text),
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    })
    return head ? { head, rows } : null
  } catch {
    return null
  }
}
