import { looked } from '../find/inText.ts'
import { isRun } from '../text/plain.ts'
import { TableView } from '../text/TableView.tsx'
import css from './PieceView.module.css'
import { showsPiece } from './plain.ts'
import type { Piece } from './portion.ts'

type PieceViewProps = {
  piece: Piece
  /** Its number in the file. */
  index: number
  /** How many rows of a table are shown at the least. */
  least: number
}

/** A heading, a paragraph, an item of a list or a table. */
export function PieceView({ piece, index, least }: PieceViewProps) {
  const line = { ...looked, ...isRun, ...showsPiece(index), dir: 'auto' }
  switch (piece.is) {
    case 'title':
      return (
        <h2 {...line} className={css.title}>
          {piece.text}
        </h2>
      )
    case 'heading':
      return (
        <h3 {...line} className={css.heading} data-depth={piece.depth}>
          {piece.text}
        </h3>
      )
    case 'item': {
      const indent = `${Math.min(9, piece.depth) * 1.5}em`
      return (
        <p
          {...line}
          className={css.item}
          data-mark={piece.mark ?? '•'}
          style={{ marginInlineStart: indent }}
        >
          {piece.text}
        </p>
      )
    }
    case 'quote':
      return (
        <blockquote
          {...line}
          className={css.quote}
          style={{ marginInlineStart: `${Math.min(9, piece.depth) - 1}em` }}
        >
          {piece.text}
        </blockquote>
      )
    case 'code':
      return (
        <pre {...line} className={css.code}>
          {piece.text}
        </pre>
      )
    case 'table': {
      const [head = [], ...rows] = piece.rows
      return (
        <div {...showsPiece(index)} className={css.rows}>
          <TableView table={{ head, rows }} least={least} />
        </div>
      )
    }
    default:
      return (
        <p {...line} className={css.line}>
          {piece.text}
        </p>
      )
  }
}
