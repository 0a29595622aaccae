import { ProblemError } from '../../shared/protocol/problem.ts'
import { UsageError } from './arguments.ts'

export const printJson = (value: unknown) => console.log(JSON.stringify(value, null, 2))

/** Rows under their headings, columns aligned; numbers to the right. */
export function formatTable(headings: string[], rows: (string | number)[][]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => String(row[column] ?? '').length)),
  )
  const line = (cells: (string | number)[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  return [
    line(headings),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...rows.map(line),
  ].join('\n')
}

/** Says why a command failed, in plain words where it is a known problem, and sets the exit code. */
export function failWith(error: unknown): void {
  process.exitCode = 1
  if (error instanceof ProblemError || error instanceof UsageError) console.error(error.message)
  else if (error instanceof Error) console.error(describe(error))
  else console.error(error)
}

/** The error and what caused it; the stack only of what nobody foresaw. */
function describe(error: Error): string {
  const cause = error.cause instanceof Error ? `\n  because: ${error.cause.message}` : ''
  return cause ? `${error.message}${cause}` : (error.stack ?? error.message)
}
