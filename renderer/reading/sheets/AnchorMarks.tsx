import type { Anchor } from '../../../shared/model/anchor.ts'
import css from './AnchorMarks.module.css'

/** An anchor with the words for what it is tied to. */
export type MarkedAnchor = { anchor: Anchor; label: string }

/** Whether an anchor belongs in the margin of a page, counted from 0. */
export const isOnPage = ({ place }: Anchor, page: number) =>
  place.type !== 'item' && place.page === page

/** What is tied to this page, in its margin. The whole label shows under the pointer. */
export const AnchorMarks = ({ anchors }: { anchors: readonly MarkedAnchor[] }) =>
  anchors.length > 0 && (
    <ul className={css.marks} aria-label="Tied to criteria">
      {anchors.map(({ anchor, label }) => (
        <li key={anchor.id} className={css.mark} title={label}>
          {label}
        </li>
      ))}
    </ul>
  )
