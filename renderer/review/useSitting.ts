import { useState } from 'react'
import type { Place } from '../../shared/model/anchor.ts'
import type { Here } from '../reading/sheets/Sheets.tsx'
import type { GoTo } from '../reading/sheets/useGoTo.ts'
import type { TiedAnchor } from './tied.ts'

/** What a reviewer is at in a packet, from opening it to the decision. */
export type SittingState = {
  packetId: string
  /** Of the item on screen; null until one is chosen here. */
  index: number | null
  page: number
  /** What of the item can be seen; null while nothing can. */
  here: Here | null
  /** Where the reader was asked to go. */
  goTo: GoTo
  /** Looks at what is here, although not all has come. */
  anyway: boolean
  criterionId: string | null
  /** Places in the item that are not tied yet. */
  chosen: readonly Place[]
  /** Of the draft; marked on the pages. */
  anchors: TiedAnchor[]
}

const begin = (packetId: string): SittingState => ({
  packetId,
  index: null,
  page: 0,
  here: null,
  goTo: null,
  anyway: false,
  criterionId: null,
  chosen: [],
  anchors: [],
})

/**
 * The sitting with a packet: another packet begins another one, while the panes stay. What is told of
 * a packet that was left is not taken.
 */
export function useSitting(packetId: string) {
  const [kept, setKept] = useState(() => begin(packetId))
  const sitting = kept.packetId === packetId ? kept : begin(packetId)
  const change = (changed: Partial<SittingState>) =>
    setKept((before) => ({
      ...(before.packetId === packetId ? before : begin(packetId)),
      ...changed,
    }))
  return [sitting, change] as const
}
