import { looked } from '../find/inText.ts'
import { TableView } from '../text/TableView.tsx'
import css from './PieceView.module.css'
import type { Piece } from './portion.ts'

type PieceViewProps = {
  piece: Piece
  /** How many rows of a table are shown at the least. */
  least: number
}

/** A heading, a paragraph, an item of a list or a table. */
export function PieceView({ piece, least }: PieceViewProps) {
  switch (piece.is) {
    case 'title':
      return (
        <h2 {...looked} className={css.title} dir="auto">
          {piece.text}
        </h2>
      )
    case 'heading':
      return (
        <h3 {...looked} className={css.heading} data-depth={piece.depth} dir="auto">
          {piece.text}
        </h3>
      )
    case 'item': {
      const indent = `${Math.min(9, piece.depth) * 1.5}em`
      return (
        <p {...looked} className={css.item} dir="auto" style={{ marginInlineStart: indent }}>
          {piece.text}
        </p>
      )
    }
    case 'table': {
      const [head = [], ...rows] = piece.rows
      return <TableView table={{ head, rows }} least={least} />
    }
    default:
      return (
        <p {...looked} className={css.line} dir="auto">
          {piece.text}
        </p>
      )
  }
}
