import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useState } from 'react'
import { goBack, leaveAt, leftAt, partAtTop } from './left.ts'
import type { TextScale } from './takeText.ts'

/** Milliseconds after which a place that one has scrolled to is kept. */
const settling = 150

/**
 * Keeps how large a text is shown and where one is in it, and finds that again.
 * @param more how much of it is shown, in the measure of whoever shows it in portions
 */
export function useLeft(place: string, scroller: RefObject<HTMLElement | null>, more: number) {
  const [left] = useState(() => leftAt(place))
  const [scale, setScale] = useState<TextScale>(left?.scale ?? 1)
  const leave = useEffectEvent(() => {
    const element = scroller.current
    if (element) leaveAt(place, { scale, more, ...partAtTop(element) })
  })
  useLayoutEffect(() => (left ? goBack(scroller.current!, left) : undefined), [left, scroller])
  useEffect(() => {
    const element = scroller.current!
    let timer: ReturnType<typeof setTimeout> | undefined
    const scrolled = () => {
      clearTimeout(timer)
      timer = setTimeout(() => leave(), settling)
    }
    element.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      clearTimeout(timer)
      element.removeEventListener('scroll', scrolled)
    }
  }, [scroller])
  useEffect(() => {
    // Not for a text that was only opened.
    if (scale !== (left?.scale ?? 1)) leave()
  }, [scale, left])
  return [scale, setScale] as const
}
