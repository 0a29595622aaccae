import { useState } from 'react'
import type { Anchor } from '../../shared/model/anchor.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { Earlier, Whereabouts } from '../reading/anchoring/earlier.ts'
import type { Revision } from '../scoring/Revised.tsx'
import type { PacketView } from '../store/packet.ts'
import { revisedOf } from './evidence.ts'
import type { TiedAnchor } from './tied.ts'

const keyOf = ({ id }: Anchor, { sha256 }: Evidence) => `${id} ${sha256}`

/**
 * What the reader finds of anchors on earlier files in those of now, as long as the packet is open.
 * @param onGo shows an item, and in it the place of an anchor
 */
export function useRevision(
  view: PacketView | undefined,
  onGo: (item: Evidence, anchor: Anchor) => void,
) {
  const [known, setKnown] = useState<ReadonlyMap<string, Whereabouts>>(new Map())

  const itemOf = (anchor: Anchor) => (view ? revisedOf(anchor, view) : null)
  const revision: Revision = {
    itemOf,
    whereabouts(anchor) {
      const now = itemOf(anchor)
      return now ? known.get(keyOf(anchor, now)) : undefined
    },
    onGo(anchor) {
      const now = itemOf(anchor)
      if (now) onGo(now, anchor)
    },
  }
  /** Of all that is tied, what belongs to an earlier file of an item. */
  const earlierIn = (item: Evidence, anchors: readonly TiedAnchor[]): Earlier => ({
    anchors: anchors.filter(({ anchor }) => itemOf(anchor) === item),
    whereabouts: (anchor) => known.get(keyOf(anchor, item)),
    onLocated: (anchor, whereabouts) =>
      setKnown((before) => new Map(before).set(keyOf(anchor, item), whereabouts)),
  })
  return { revision, earlierIn }
}
