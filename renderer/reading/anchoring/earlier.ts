import type { Anchor } from '../../../shared/model/anchor.ts'
import type { GoTo } from '../sheets/useGoTo.ts'
import type { Located } from './locate.ts'
import type { Mark, MarkedAnchor } from './marks.ts'
import type { Passage } from './quote.ts'

/** What became of a passage in a later file; without a place where it is nowhere in it. */
export type Whereabouts = { how: Located['how']; place: Passage } | { how: 'gone'; place: null }

/** What is tied to an earlier file of an item, and where in the one of now it is. */
export type Earlier = {
  anchors: readonly MarkedAnchor[]
  /** Undefined while it is not known. */
  whereabouts: (anchor: Anchor) => Whereabouts | undefined
  /** Called once a passage was looked for. */
  onLocated: (anchor: Anchor, whereabouts: Whereabouts) => void
}

/** The anchors of an earlier file where they were found, but those that are tied there again. */
export function earlierMarks(earlier: Earlier | null, tied: readonly MarkedAnchor[]): Mark[] {
  const isTied = ({ page, start, end }: Passage) =>
    tied.some(
      ({ anchor: { place } }) =>
        place.type === 'passage' &&
        place.page === page &&
        place.start === start &&
        place.end === end,
    )
  return (earlier?.anchors ?? []).flatMap((marked) => {
    const found = earlier!.whereabouts(marked.anchor)
    if (!found?.place || isTied(found.place)) return []
    return { ...marked, place: found.place, was: found.how }
  })
}

/** A wish to see an anchor of an earlier file leads to where that was found, once it was. */
export function wishNow(goTo: GoTo, earlier: Earlier | null): GoTo {
  const meant = earlier?.anchors.find(({ anchor }) => anchor.id === goTo?.anchorId)
  if (goTo === null || meant?.anchor.place.type !== 'passage') return goTo
  const found = earlier!.whereabouts(meant.anchor)
  if (!found) return null
  return found.place ? { ...goTo, page: found.place.page } : goTo
}
