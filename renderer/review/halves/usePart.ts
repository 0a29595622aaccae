import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Pane } from '../usePane.ts'

/**
 * How much of an element the first of two parts takes, kept on this machine as the reviewer left it:
 * as a part of 1, and as a pane in CSS pixels. Neither part is narrower than `least`.
 */
export function usePart(name: string, whole: RefObject<HTMLElement | null>, least: number) {
  const key = `part-${name}`
  const [part, show] = useState(() => Number(localStorage.getItem(key)) || 0.5)
  const [room, setRoom] = useState(2 * least)
  useLayoutEffect(() => {
    const resized = new ResizeObserver(() => setRoom(whole.current!.clientWidth))
    resized.observe(whole.current!)
    return () => resized.disconnect()
  }, [whole])
  const most = Math.max(least, room - least)
  const within = (width: number) => Math.round(Math.max(least, Math.min(most, width)))
  const setWidth = (width: number) => {
    const next = within(width) / room
    show(next)
    localStorage.setItem(key, String(next))
  }
  const pane: Pane = { width: within(part * room), least, most, setWidth }
  return { part, pane }
}
