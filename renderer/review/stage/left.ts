import type { Evidence } from '../../../shared/model/evidence.ts'
import { recall, remember } from '../../reading/places.ts'

const keyOf = (packetId: string) => `packet ${packetId}`

/** The index of the item on which a packet was left; the first where it is new or the item gone. */
export function itemLeft(packetId: string, items: readonly Evidence[]): number {
  const left = recall(keyOf(packetId))
  return Math.max(
    0,
    items.findIndex(({ sha256 }) => sha256 === left),
  )
}

export const leaveItem = (packetId: string, { sha256 }: Evidence) =>
  remember(keyOf(packetId), sha256)
