import type { Span } from './search.ts'
import type { Letters } from './shown.ts'

/** The letters of a span in the document of the window; null when they are not there. */
export function rangeOf({ starts, runs }: Letters, { start, end }: Span): Range | null {
  const from = place(starts, runs, start)
  const to = place(starts, runs, end - 1)
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(from.letters, from.at)
  range.setEnd(to.letters, Math.min(to.at + 1, to.letters.length))
  return range
}

function place(starts: readonly number[], runs: readonly Node[], unit: number) {
  let run = starts.findLastIndex((start) => start <= unit)
  // Of a long table not all is shown.
  if (run >= runs.length) return null
  // A run without letters has no place; the one before it ends there.
  while (run >= 0 && !textIn(runs[run])) run -= 1
  const letters = textIn(runs[run])
  if (!letters) return null
  // What a line ends with is in the text and not on screen.
  return { letters, at: Math.min(unit - starts[run]!, letters.length) }
}

function textIn(run: Node | undefined): Text | null {
  const letters = run instanceof Text ? run : run?.firstChild
  return letters instanceof Text ? letters : null
}
