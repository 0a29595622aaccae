import { useMemo } from 'react'
import { useOutline } from '../store/outline/useOutline.ts'
import { recallPlace } from './place.ts'
import { type Neighbours, neighboursIn } from './walk.ts'

/** Who comes before and after a packet in the queue as it was left; null until all are known. */
export function useNeighbours(id: string): Neighbours | null {
  const { outline, version } = useOutline()
  return useMemo(
    () => (outline.isWhole ? neighboursIn(outline, id, recallPlace().view) : null),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the outline changes inside
    [outline, version, id],
  )
}
