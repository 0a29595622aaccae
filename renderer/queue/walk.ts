import { neighboursInSet } from '../store/calibration.ts'
import { isToDo } from '../store/queue.ts'
import type { Outline, Slot } from '../store/outline/Outline.ts'
import { outline } from '../store/outline/current.ts'
import { passes } from './filters.ts'
import { orderOf } from './order.ts'
import { recallPlace } from './place.ts'
import { inGroups } from './groups.ts'
import type { View } from './view.ts'

export type Neighbours = {
  previous: string | null
  next: string | null
  /** Counted from 1 among the packets that pass; 0 for one that does not. */
  position: number
  total: number
}

/** All packets in the order of the view, group after group, whether or not they pass. */
function walked(
  of: Outline,
  view: View,
  now: Date,
): { slots: readonly Slot[]; at: (id: string) => number } {
  const order = orderOf(of, view)
  if (view.group === 'none') return { slots: order.slots, at: order.placeOf }
  const slots = inGroups(order.slots, view.group, now).flatMap((group) => group.slots)
  return { slots, at: (id) => slots.findIndex(({ row }) => row.id === id) }
}

/** A packet for calibration leads to others of its set; it is none that the queue knows. */
const inSet = async (id: string) => (outline().of(id) ? null : neighboursInSet(id))

/** Who comes before and after a packet among those that the queue shows, in its order. */
export function neighboursIn(of: Outline, id: string, view: View, now = new Date()): Neighbours {
  const { slots, at } = walked(of, view, now)
  const pass = passes(view.filters, now)
  const here = at(id)
  const found: Neighbours = { previous: null, next: null, position: 0, total: 0 }
  for (const [place, slot] of slots.entries()) {
    if (!pass(slot)) continue
    found.total += 1
    if (place < here) found.previous = slot.row.id
    else if (place === here) found.position = found.total
    else if (here >= 0) found.next ??= slot.row.id
  }
  return found
}

/** The same, when all packets are known. */
export async function neighbours(id: string): Promise<Neighbours> {
  const set = await inSet(id)
  if (set) return set
  const all = outline()
  await all.whole()
  return neighboursIn(all, id, recallPlace().view)
}

/**
 * The next packets whose evidence is here and which are not decided yet, among those that the queue
 * shows: after the given one in its order, then from its beginning; null is before the first. None when all of
 * them are done.
 */
export function toDoIn(
  of: Outline,
  after: string | null,
  view: View,
  most: number,
  now = new Date(),
): string[] {
  const { slots, at } = walked(of, view, now)
  const pass = passes(view.filters, now)
  const here = after === null ? -1 : at(after)
  const isNext = (slot: Slot) =>
    slot.row.ready && !slot.row.locked && isToDo(slot.row) && slot.row.id !== after && pass(slot)
  const found: string[] = []
  for (let step = 1; step <= slots.length && found.length < most; step += 1) {
    const slot = slots[(here + step) % slots.length]!
    if (isNext(slot)) found.push(slot.row.id)
  }
  return found
}

/** The next packets to do, when all packets are known. */
export async function toDoAfter(after: string | null, most: number): Promise<string[]> {
  const set = after === null ? null : await inSet(after)
  if (set) return set.toDo.slice(0, most)
  const all = outline()
  await all.whole()
  return toDoIn(all, after, recallPlace().view, most)
}

/** Where deciding a packet leads, when all packets are known; null when all are done. */
export const nextToDo = async (after: string): Promise<string | null> =>
  (await toDoAfter(after, 1))[0] ?? null

/**
 * Where one may go from a packet: the next ones to do, and those beside it. A guess, to read ahead by:
 * what changed a moment ago is not waited for.
 * @param most of those to do
 */
export async function waysFrom(id: string, most: number): Promise<Neighbours & { toDo: string[] }> {
  const set = await inSet(id)
  if (set) return { ...set, toDo: set.toDo.slice(0, most) }
  const all = outline()
  if (!all.isWhole) await all.whole()
  const { view } = recallPlace()
  return { ...neighboursIn(all, id, view), toDo: toDoIn(all, id, view, most) }
}
