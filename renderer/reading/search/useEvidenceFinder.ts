import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Evidence } from '../../../shared/model/evidence.ts'
import { coverKey, type CoverOn } from '../covers/cover.ts'
import { EvidenceFinder, type Found } from './EvidenceFinder.ts'
import { type LookedFrom, openLookedIn } from './looked.ts'

/** An item to look in, what of it is covered, and whether all of it is on this machine. */
export type Item = { evidence: Evidence; covers: readonly CoverOn[]; isHere: boolean }

/** Looks in items of evidence as long as it is on screen; other items are looked in anew. */
export function useEvidenceFinder(items: readonly Item[], { openSource, keeper }: LookedFrom) {
  const key = items
    .map(({ evidence: { sha256 }, covers, isHere }) => `${sha256} ${coverKey(covers)} ${isHere}`)
    .join()
  const [made, setMade] = useState(() => ({ key, finder: finderOf(items, { openSource, keeper }) }))
  const now = made.key === key ? made : { key, finder: finderOf(items, { openSource, keeper }) }
  if (now !== made) setMade(now)
  const { finder } = now
  useEffect(() => () => finder.stop(), [finder])
  const found: readonly Found[] | null = useSyncExternalStore(finder.subscribe, finder.found)
  return { finder, found }
}

const finderOf = (items: readonly Item[], from: LookedFrom) =>
  new EvidenceFinder(
    items.map(({ evidence, covers, isHere }) => ({
      item: evidence,
      isHere,
      open: () => openLookedIn(evidence, from, covers),
    })),
  )
