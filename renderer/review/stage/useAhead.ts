import { startTransition, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Evidence } from '../../../shared/model/evidence.ts'
import type { PacketView } from '../../store/packet.ts'
import { foresee } from './foresee.ts'
import { choose, keyOf, type Pane } from './pane.ts'

/** Milliseconds: who stays for less with an item leafs through them. */
const leafing = 400
/** Milliseconds for which an item is on screen before others are opened beside it, while one leafs. */
const courtesy = 150
/** Milliseconds that each has before the next one is begun. */
const apart = 400

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))
/** Until what is shown has been drawn. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

/**
 * The items to be opened ahead of what is on screen, one after the other.
 * @param items those on screen; the one that is read comes first
 * @param likely says what may be looked at next, most likely first
 */
export function useAhead(
  view: PacketView | undefined,
  items: readonly Evidence[],
  likely: typeof foresee = foresee,
): readonly Pane[] {
  const [ahead, setAhead] = useState<readonly Pane[]>([])
  const turned = useRef(-Infinity)
  const begin = useEffectEvent(async (_shown: string, left: AbortSignal) => {
    const stayed = performance.now() - turned.current
    turned.current += stayed
    await (stayed < leafing ? pause(courtesy) : drawn())
    if (left.aborted || !view || items.length === 0) return
    const chosen = choose(await likely(view, items))
    if (left.aborted) return
    const open = new Set(ahead.map(({ key }) => key))
    // What is open already stays; the first of the others is begun at once: at speed there is no later.
    const begun = chosen.filter(({ key }) => open.has(key))
    const others = chosen.filter(({ key }) => !open.has(key))
    for (const pane of others.length > 0 ? others : [null]) {
      if (pane) begun.push(pane)
      const now = [...begun]
      startTransition(() => setAhead(now))
      await pause(apart)
      if (left.aborted) return
    }
  })
  const shown = view ? items.map((item) => keyOf(view.packet.id, item)).join() : ''
  useEffect(() => {
    const left = new AbortController()
    // Nothing is lost when it fails: an item is then opened when it is shown.
    begin(shown, left.signal).catch(() => {})
    return () => left.abort()
  }, [shown])
  return ahead
}
