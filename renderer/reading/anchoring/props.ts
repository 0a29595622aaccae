import type { Anchor, Place } from '../../../shared/model/anchor.ts'
import type { Covering } from '../covers/cover.ts'
import type { GoTo } from '../sheets/useGoTo.ts'
import type { Earlier } from './earlier.ts'
import type { MarkedAnchor } from './marks.ts'

/** What a view of an item needs to show and to take places in it. */
export type PlacesProps = {
  /** Those of this item; the ones on a page are marked on it. */
  anchors: readonly MarkedAnchor[]
  /** Those of an earlier file of this item; null where none are looked for. */
  earlier: Earlier | null
  /** Places in this item that were chosen and are not tied to anything yet. */
  chosen: readonly Place[]
  /** What of the item is to be shown. */
  goTo: GoTo
  /**
   * Places were chosen in the item, or are no more when there are none. Null where nothing can be
   * tied, and so nothing chosen.
   */
  onChoose: ((places: Place[]) => void) | null
  /** An anchor was pressed where it is marked. */
  onAnchor: (anchor: Anchor) => void
  /** What of the item is covered. */
  covering: Covering
}

/** Whether a place is on a page, counted from 0. */
export const isOnPage = (place: Place, page: number) => place.type !== 'item' && place.page === page
