import type { Place } from '../../../shared/model/anchor.ts'
import type { Here } from '../../reading/sheets/useHere.ts'
import type { GoTo } from '../../reading/sheets/useGoTo.ts'

/** A document on screen, and what the reviewer is at in it. */
export type Half = {
  /** Of its item among those of the packet. */
  index: number
  /** Whether it is the item a second time: it has a reader and a place of its own. */
  isCopy: boolean
  page: number
  /** What of the item can be seen; null while nothing can. */
  here: Here | null
  /** Where the reader was asked to go. */
  goTo: GoTo
}

/** What is read: one document, or two side by side. */
export type Halves = {
  halves: readonly Half[]
  /** The one that keys and lists mean. */
  active: number
  /** Places that are not tied yet, and in which of the two they are. */
  chosen: { at: number; places: readonly Place[] } | null
}

export const halfOn = (index: number, isCopy = false): Half => ({
  index,
  isCopy,
  page: 0,
  here: null,
  goTo: null,
})

export const halvesOf = (halves: readonly Half[], active = 0): Halves => ({
  halves,
  active,
  chosen: null,
})

const put = (all: Halves, at: number, half: Half): Halves => ({
  ...all,
  halves: all.halves.with(at, half),
})

/** An item as it is shown beside another document, which may be the same. */
const beside = (other: Half | undefined, index: number) =>
  halfOn(index, other?.index === index && !other.isCopy)

export const activate = (all: Halves, at: number): Halves =>
  at === all.active || !all.halves[at] ? all : { ...all, active: at }

/** Shows an item in the active half. */
export function show(all: Halves, index: number): Halves {
  const { halves, active, chosen } = all
  if (halves[active]!.index === index) return all
  const next = put(all, active, beside(halves[1 - active], index))
  return chosen?.at === active ? { ...next, chosen: null } : next
}

/** Goes to an item where that is on screen, else shows it in the active half. */
export function bring(all: Halves, index: number): Halves {
  const other = 1 - all.active
  const isBeside = all.halves[all.active]!.index !== index && all.halves[other]?.index === index
  return show(isBeside ? activate(all, other) : all, index)
}

/** Goes to a place in an item, as `bring` goes to the item. */
export function go(all: Halves, index: number, page: number, goTo: GoTo): Halves {
  const next = bring(all, index)
  return put(next, next.active, { ...next.halves[next.active]!, page, goTo })
}

/** Shows beside the one document the item after it, else the one before it, else itself again. */
export function split(all: Halves, count: number): Halves {
  const [half, other] = all.halves
  if (!half || other) return all
  const after = half.index + 1 < count ? half.index + 1 : Math.max(0, half.index - 1)
  return { ...all, halves: [half, beside(half, after)] }
}

/** Closes one of two documents. */
export function close(all: Halves, at: number): Halves {
  const { halves, chosen } = all
  if (halves.length < 2) return all
  const stays = chosen && chosen.at !== at ? { ...chosen, at: 0 } : null
  return { halves: [halves[1 - at]!], active: 0, chosen: stays }
}

export const toggle = (all: Halves, count: number): Halves =>
  all.halves.length < 2 ? split(all, count) : close(all, 1 - all.active)

/** Takes what of a half can be seen now. */
export function tell(all: Halves, at: number, here: Here): Halves {
  const half = all.halves[at]
  return half ? put(all, at, { ...half, page: here.page, here }) : all
}

/** Takes what was chosen in a half, which lets go what was in the other; none lets go its own alone. */
export function choose(all: Halves, at: number, places: readonly Place[]): Halves {
  if (places.length > 0) return { ...all, active: at, chosen: { at, places } }
  return all.chosen?.at === at ? { ...all, chosen: null } : all
}

/** The same where a packet has so many items: a revision may have taken some away. */
export function within(all: Halves, count: number): Halves {
  const last = Math.max(0, count - 1)
  const halves = all.halves.map((half) => (half.index > last ? { ...half, index: last } : half))
  const [one, other] = halves
  if (one && other && one.index === other.index && one.isCopy === other.isCopy)
    halves[1] = { ...other, isCopy: !one.isCopy }
  return { ...all, halves }
}
