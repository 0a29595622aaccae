import type { QueueRow } from '../store/queue.ts'
import type { Outline, Slot } from '../store/outline/Outline.ts'
import { fold } from '../ui/matches.ts'
import type { Sort, View } from './view.ts'

type Key = string | number

const last = '~'

/** Between 0 and 2³² (FNV-1a, then mixed). */
function hashOf(id: string, seed: number): number {
  let hash = (0x81_1c_9d_c5 ^ seed) >>> 0
  for (let at = 0; at < id.length; at += 1)
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01_00_01_93)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A place between 0 and 1 that a packet has in the order of a seed. */
export const scattered = (id: string, seed: number): number => hashOf(id, seed) / 2 ** 32

/** The seed that a reviewer begins with: each another, so that what comes first is not favoured by all. */
export const seedOf = (reviewerId: string): number => hashOf(reviewerId, 0)

/** What packets are ordered by; those that are alike follow by due date, then id. */
const keys: Record<Sort, (row: QueueRow, seed: number) => Key> = {
  due: () => 0,
  id: ({ id }) => id,
  learner: ({ learner }) => (learner ? fold(learner) : last),
  pathway: ({ pathwayTitle, level }) => `${fold(pathwayTitle)} ${level ?? last}`,
  attempt: ({ attempt }) => -attempt,
  random: ({ id }, seed) => scattered(id, seed),
}

function inOrder(slots: Iterable<Slot>, { sort, seed }: Pick<View, 'sort' | 'seed'>): Slot[] {
  const keyOf = keys[sort]
  const keyed = Array.from(slots, (slot) => ({
    slot,
    key: keyOf(slot.row, seed),
    due: slot.row.dueAt ?? last,
    id: slot.row.id,
  }))
  keyed.sort((one, other) => {
    if (one.key !== other.key) return one.key < other.key ? -1 : 1
    if (one.due !== other.due) return one.due < other.due ? -1 : 1
    return one.id < other.id ? -1 : 1
  })
  return keyed.map(({ slot }) => slot)
}

/** Packets in an order, and where each stands in it. */
export type Order = { slots: readonly Slot[]; placeOf: (id: string) => number }

type Made = { of: Outline; ordering: number; naming: number; sort: Sort; seed: number }

let made: (Made & { order: Order }) | null = null

/** All packets of an outline in the order of a view; made anew only when it may be another. */
export function orderOf(of: Outline, { sort, seed }: Pick<View, 'sort' | 'seed'>): Order {
  const now: Made = {
    of,
    ordering: of.ordering,
    naming: sort === 'learner' ? of.naming : 0,
    sort,
    seed: sort === 'random' ? seed : 0,
  }
  if (made && (Object.keys(now) as (keyof Made)[]).every((key) => made![key] === now[key]))
    return made.order
  const slots = inOrder(of.slots, { sort, seed })
  let places: Map<string, number> | null = null
  const placeOf = (id: string) => {
    places ??= new Map(slots.map(({ row }, at) => [row.id, at]))
    return places.get(id) ?? -1
  }
  made = { ...now, order: { slots, placeOf } }
  return made.order
}
