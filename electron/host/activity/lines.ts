import { createHash } from 'node:crypto'
import { Activity } from '../../../shared/protocol/activity.ts'

/** SHA-256 of a line, without its line break. */
export const hashOfLine = (line: string) => createHash('sha256').update(line).digest('hex')

/** The entry in a line; null when it is none. */
export function readEntry(line: string): Activity | null {
  try {
    return Activity.parse(JSON.parse(line))
  } catch {
    return null
  }
}

export type Checked = {
  entries: Activity[]
  /** The first line, counted from 1, that is none or does not follow the one before. */
  brokenAt: number | null
}

/**
 * Reads a log and checks that each line follows the one before. Its first line may follow one that
 * was let go.
 */
export function checkLog(text: string): Checked {
  const checked: Checked = { entries: [], brokenAt: null }
  let before: { line: string; entry: Activity } | null = null
  for (const [index, line] of text.split('\n').slice(0, -1).entries()) {
    const entry = readEntry(line)
    const follows =
      entry !== null &&
      (index === 0 ||
        (before !== null &&
          entry.number === before.entry.number + 1 &&
          entry.after === hashOfLine(before.line)))
    if (!follows) checked.brokenAt ??= index + 1
    if (entry) checked.entries.push(entry)
    before = entry && { line, entry }
  }
  return checked
}
