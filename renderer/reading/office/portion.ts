import { joinRuns } from '../find/runs.ts'
import type { Block, OfficeText } from './text.ts'

/** What is shown at first, in lines; what one asks for more grows by it. */
export const portion = 5000

/** How many rows of a table are shown before one asks for more, in cells. */
const cellsOfTable = 20_000

/** What a window has to do for a block, in lines of text. */
const weightOf = (block: Block) =>
  block.is === 'table'
    ? Math.min(
        cellsOfTable,
        block.rows.reduce((cells, row) => cells + row.length, 0),
      )
    : 1

/** What a page is made of, from above. */
export type Piece = { is: 'title'; text: string } | Block

/** All pieces of a file. */
export const piecesOf = ({ sections }: OfficeText): Piece[] =>
  sections.flatMap(({ title, blocks }) =>
    title === null ? blocks : [{ is: 'title', text: title } as const, ...blocks],
  )

/**
 * As many pieces from the start as weigh `limit` together, and whether they are all.
 * @param least how many there are in any case, so that what is meant is among them
 */
export function portionOf(
  pieces: readonly Piece[],
  limit: number,
  least = 0,
): { shown: readonly Piece[]; isAll: boolean } {
  let weight = 0
  const end = pieces.findIndex((piece, index) => {
    if (weight >= limit && index >= least) return true
    weight += piece.is === 'title' ? 1 : weightOf(piece)
    return false
  })
  return { shown: end < 0 ? pieces : pieces.slice(0, end), isAll: end < 0 }
}

/** The text of what a reader finds in apart: a line, or a row of a table. */
export const partsOf = (pieces: readonly Piece[]): string[] => pieces.flatMap(partsOfPiece)

function partsOfPiece(piece: Piece): string[] {
  if (piece.is !== 'table') return [joinRuns([piece.text])]
  // A table without rows is shown with an empty head.
  return piece.rows.length > 0 ? piece.rows.map(joinRuns) : ['']
}

/** For each piece, how many parts come before it. */
export function partsBefore(pieces: readonly Piece[]): number[] {
  let parts = 0
  return pieces.map((piece) => {
    const before = parts
    parts += partsOfPiece(piece).length
    return before
  })
}
