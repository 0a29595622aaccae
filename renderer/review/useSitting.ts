import { useEffect, useState } from 'react'
import type { TiedAnchor } from './tied.ts'

/** What a reviewer is at in a packet beside its documents, from opening it to the decision. */
export type SittingState = {
  packetId: string
  /** Looks at what is here, although not all has come. */
  anyway: boolean
  criterionId: string | null
  /** Of the draft; marked on the pages. */
  anchors: TiedAnchor[]
}

/** With which criterion the packet that is opened next begins, where another screen says so. */
let wished: Pick<SittingState, 'packetId' | 'criterionId'> | null = null

export const beginAt = (packetId: string, criterionId: string | null) =>
  void (wished = { packetId, criterionId })

const begin = (packetId: string): SittingState => ({
  packetId,
  anyway: false,
  criterionId: wished?.packetId === packetId ? wished.criterionId : null,
  anchors: [],
})

/**
 * The sitting with a packet: another packet begins another one, while the panes stay. What is told of
 * a packet that was left is not taken.
 */
export function useSitting(packetId: string) {
  const [kept, setKept] = useState(() => begin(packetId))
  const sitting = kept.packetId === packetId ? kept : begin(packetId)
  useEffect(
    () => () => {
      if (wished?.packetId === packetId) wished = null
    },
    [packetId],
  )
  const change = (changed: Partial<SittingState>) =>
    setKept((before) => ({
      ...(before.packetId === packetId ? before : begin(packetId)),
      ...changed,
    }))
  return [sitting, change] as const
}
