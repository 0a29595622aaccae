import { useState } from 'react'
import type { Anchor, Place } from '../../../shared/model/anchor.ts'
import type { Here } from '../../reading/sheets/useHere.ts'
import { pageOf } from '../../scoring/anchors.ts'
import type { PacketView } from '../../store/packet.ts'
import { evidenceOf } from '../evidence.ts'
import { halvesLeft, leave } from '../stage/left.ts'
import { nextWish } from '../wishes.ts'
import {
  activate,
  bring,
  choose,
  close,
  go,
  type Halves,
  show,
  tell,
  toggle,
  within,
} from './halves.ts'

type Change = (before: Halves) => Halves

/** What of a packet's evidence is on screen. Another packet begins as that was left. */
export function useHalves(id: string, view: PacketView | undefined) {
  const items = view ? evidenceOf(view) : []
  const [kept, setKept] = useState<{ packetId: string; all: Halves } | null>(null)
  const allOf = (one: typeof kept) =>
    one?.packetId === id ? within(one.all, items.length) : halvesLeft(id, items)
  const all = allOf(kept)

  const change = (changed: Change) =>
    setKept((before) => ({ packetId: id, all: changed(allOf(before)) }))
  /** A change of what is on screen, which is to be found again. */
  const turn = (changed: Change) => {
    const next = changed(all)
    if (next !== all) leave(id, items, all, next)
    change(changed)
    return next
  }
  const shown = all.halves.flatMap((half) => {
    const item = items[half.index]
    return item ? [{ ...half, item }] : []
  })
  const { active, chosen } = all

  return {
    items,
    shown,
    active,
    /** The item that keys and lists mean, and what was chosen in either. */
    current: shown[active],
    chosen: chosen && shown[chosen.at] ? { ...chosen, item: shown[chosen.at]!.item } : null,
    show: (index: number) => {
      if (items[index]) turn((before) => show(before, index))
    },
    /** Goes to the half that has an item, or shows it in the active one. */
    bring: (index: number) => {
      if (items[index]) turn((before) => bring(before, index))
    },
    /** Shows the place of an anchor in an item. */
    go: (index: number, anchor: Anchor) => {
      if (!items[index]) return
      const page = pageOf(anchor)
      const goTo = { page, anchorId: anchor.id, nonce: nextWish() }
      turn((before) => go(before, index, page, goTo))
    },
    /** @returns the indexes of what is on screen from now on */
    toggle: () => turn((before) => toggle(before, items.length)).halves.map(({ index }) => index),
    close: (at: number) => void turn((before) => close(before, at)),
    activate: (at: number) => {
      if (at !== active) turn((before) => activate(before, at))
    },
    choose: (at: number, places: readonly Place[]) =>
      change((before) => choose(before, at, places)),
    forget: () => change((before) => ({ ...before, chosen: null })),
    tell: (at: number, here: Here) => change((before) => tell(before, at, here)),
  }
}
export type HalvesHandle = ReturnType<typeof useHalves>
