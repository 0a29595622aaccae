import { useMemo } from 'react'
import { type Known, useOutline } from '../store/outline/useOutline.ts'
import { recallPlace } from './place.ts'
import { type Neighbours, neighboursIn } from './walk.ts'

/** Who comes before and after a packet in the queue as it was left; null until all are known. */
export function useNeighbours(id: string): Neighbours | null {
  const known = useOutline()
  return useMemo(() => around(known, id), [known, id])
}

const around = ({ outline }: Known, id: string) =>
  outline.isWhole ? neighboursIn(outline, id, recallPlace().view) : null
