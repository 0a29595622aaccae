import { useEffect, useEffectEvent, useRef } from 'react'
import { drawLater } from '../../ui/drawAfter.ts'

/** The page that one is on, those that can be seen, counted from 0, and how many there are. */
export type Here = { page: number; first: number; last: number; pages: number }

/** Milliseconds between two tellings: what follows from them is not to be drawn for each page of many. */
const often = 150

/** Tells where one is, after the frame that shows it; null while nothing is on screen. */
export function useHere(here: Here | null, onPlace: (here: Here) => void) {
  const { page = 0, first = 0, last = 0, pages = 0 } = here ?? {}
  const isSomewhere = here !== null
  const latest = useRef<Here | null>(null)
  const told = useRef(-often)
  const takeBack = useRef<(() => void) | null>(null)
  const tell = useEffectEvent(() => {
    takeBack.current = null
    told.current = performance.now()
    if (latest.current) onPlace(latest.current)
  })
  useEffect(() => {
    latest.current = isSomewhere ? { page, first, last, pages } : null
    if (!isSomewhere) return
    const rest = told.current + often - performance.now()
    takeBack.current ??= drawLater(() => tell(), Math.max(0, rest))
  }, [isSomewhere, page, first, last, pages])
  useEffect(() => () => takeBack.current?.(), [])
}
