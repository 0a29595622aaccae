import { startTransition, useEffect, useEffectEvent, useState } from 'react'
import type { Evidence } from '../../../shared/model/evidence.ts'
import type { PacketView } from '../../store/packet.ts'
import { foresee } from './foresee.ts'
import { choose, keyOf, type Pane } from './pane.ts'

/** Milliseconds for which an item is on screen before others are opened beside it: not while one leafs. */
const courtesy = 150
/** Milliseconds that each has before the next one is begun. */
const apart = 400

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))

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
  const begin = useEffectEvent(async (_shown: string, left: AbortSignal) => {
    await pause(courtesy)
    if (left.aborted || !view || items.length === 0) return
    const chosen = choose(await likely(view, items))
    const keys = new Set(chosen.map(({ key }) => key))
    for (let count = 0; count <= chosen.length && !left.aborted; count += 1) {
      const begun = chosen.slice(0, count)
      // What is open already and still likely stays until its turn has come.
      startTransition(() =>
        setAhead((before) => [
          ...begun,
          ...before.filter(
            (pane) => keys.has(pane.key) && !begun.some(({ key }) => key === pane.key),
          ),
        ]),
      )
      await pause(apart)
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
