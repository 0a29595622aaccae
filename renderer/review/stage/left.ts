import * as z from 'zod'
import type { Evidence } from '../../../shared/model/evidence.ts'
import { recall, remember } from '../../reading/places.ts'
import { halfOn, type Halves, halvesOf, within } from '../halves/halves.ts'
import { keyOf } from './pane.ts'

const Left = z.object({
  items: z.array(z.object({ sha256: z.string(), isCopy: z.boolean() })).max(2),
  active: z.literal([0, 1]),
})
type Left = z.infer<typeof Left>

const nameOf = (packetId: string) => `packet ${packetId}`

/** As a packet was left: one document or two, without those that are gone; the first where it is new. */
export function halvesLeft(packetId: string, items: readonly Evidence[]): Halves {
  const { items: left = [], active = 0 } = Left.safeParse(recall(nameOf(packetId))).data ?? {}
  const halves = left.flatMap(({ sha256, isCopy }) => {
    const index = items.findIndex((item) => item.sha256 === sha256)
    return index < 0 ? [] : [halfOn(index, isCopy)]
  })
  const some = halves.length > 0 ? halves : [halfOn(0)]
  return within(halvesOf(some, Math.min(active, some.length - 1)), items.length)
}

/** Keeps what a packet is to be opened with again, as it has become what it was before. */
export function leave(
  packetId: string,
  items: readonly Evidence[],
  before: Halves,
  { halves, active }: Halves,
) {
  const left = halves.flatMap(({ index, isCopy }) => {
    const sha256 = items[index]?.sha256
    return sha256 === undefined ? [] : [{ sha256, isCopy }]
  })
  remember(nameOf(packetId), { items: left, active: active === 0 ? 0 : 1 } satisfies Left)
  for (const { index, isCopy } of before.halves) {
    const item = items[index]
    if (!isCopy || !item || halves.some((half) => half.index === index)) continue
    // Alone, the item is found again where it was seen last.
    const place = recall(keyOf(packetId, item, true))
    if (place !== undefined) remember(keyOf(packetId, item), place)
  }
}
