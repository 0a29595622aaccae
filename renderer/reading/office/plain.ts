import type { PageText } from '../pdf/pageText.ts'
import { plain, rowsUpTo, runsIn } from '../text/plain.ts'
import type { Piece } from './portion.ts'

const rowsOf = (piece: Piece): string[][] => (piece.is === 'table' ? piece.rows : [[piece.text]])

/** All that an office file says, as its passages are counted in it. */
export type OfficePlain = PageText & {
  /** For each piece, the run that it begins with. */
  firsts: number[]
}

/** The text of pieces, shown or not: a line for each paragraph and row, a tab between two cells. */
export function plainOffice(pieces: readonly Piece[]): OfficePlain {
  const firsts: number[] = []
  let runs = 0
  for (const piece of pieces) {
    firsts.push(runs)
    runs += rowsOf(piece).reduce((sum, row) => sum + Math.max(1, row.length), 0)
  }
  return { ...plain(pieces.flatMap(rowsOf)), firsts }
}

/** The piece in which a unit of the text is. */
export const pieceAt = ({ starts, firsts }: OfficePlain, unit: number): number =>
  Math.max(
    0,
    firsts.findLastIndex((first) => (starts[first] ?? Infinity) <= unit),
  )

/** How many rows of a piece, the head not counted, must be shown for some units of the text to be. */
export function rowsTo(
  { piece, index }: { piece: Piece; index: number },
  plain: OfficePlain,
  units: readonly number[],
): number {
  if (piece.is !== 'table') return 0
  const [head = [], ...rows] = piece.rows
  const start = plain.starts[plain.firsts[index]!] ?? 0
  const inside = units.filter((unit) => pieceAt(plain, unit) === index)
  return Math.max(0, ...inside.map((unit) => rowsUpTo({ head, rows }, unit - start)))
}

/** Marks what shows a piece, by its number. */
export const showsPiece = (index: number) => ({ 'data-piece': index })

/**
 * The elements of all runs up to the last that is shown: of a long table only some rows are, and what
 * comes after it must not be taken for them.
 */
export function runsOf({ firsts }: OfficePlain, page: HTMLElement): HTMLElement[] {
  const runs: HTMLElement[] = []
  // It has no letters.
  const hidden = page.ownerDocument.createElement('span')
  for (const piece of page.querySelectorAll<HTMLElement>('[data-piece]')) {
    const first = firsts[Number(piece.dataset.piece)] ?? 0
    while (runs.length < first) runs.push(hidden)
    runs.push(...(piece.matches('[data-run]') ? [piece] : runsIn(piece)))
  }
  return runs
}
