import { useState } from 'react'
import type { Anchor } from '../../shared/model/anchor.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { Whereabouts } from '../reading/anchoring/earlier.ts'

/** What the reader found of earlier anchors in the items of now, as long as the packet is open. */
export function useWhereabouts() {
  const [known, setKnown] = useState<ReadonlyMap<string, Whereabouts>>(new Map())
  return {
    of: (anchor: Anchor, item: Evidence) => known.get(keyOf(anchor, item)),
    tell: (anchor: Anchor, item: Evidence, whereabouts: Whereabouts) =>
      setKnown((before) => new Map(before).set(keyOf(anchor, item), whereabouts)),
  }
}

const keyOf = ({ id }: Anchor, { sha256 }: Evidence) => `${id} ${sha256}`
