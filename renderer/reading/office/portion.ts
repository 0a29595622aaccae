import type { Block, OfficeText } from './text.ts'

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

const piecesOf = ({ sections }: OfficeText): Piece[] =>
  sections.flatMap(({ title, blocks }) =>
    title === null ? blocks : [{ is: 'title', text: title } as const, ...blocks],
  )

/** As many pieces from the start as weigh `limit` together, and whether they are all. */
export function portionOf(text: OfficeText, limit: number): { pieces: Piece[]; isAll: boolean } {
  const pieces = piecesOf(text)
  let weight = 0
  const end = pieces.findIndex((piece) => {
    if (weight >= limit) return true
    weight += piece.is === 'title' ? 1 : weightOf(piece)
    return false
  })
  return { pieces: end < 0 ? pieces : pieces.slice(0, end), isAll: end < 0 }
}
