/** Handed over to the window one by one: finding in the document on screen. */
import type { Painting } from './paint.ts'

type Watched = { hitTold: Promise<number>; hitShown: Promise<number> }

/** Begins to wait for the first hit; it counts from the next change of what is typed. */
export function watchFind(): void {
  const { painted } = globalThis as unknown as Painting
  const begun = new Promise<number>((resolve) => {
    addEventListener('input', ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true })
  })
  const isMarked = () => {
    const [range] = CSS.highlights.get('found-here') ?? []
    if (!(range instanceof Range)) return false
    const { top, bottom } = range.getBoundingClientRect()
    return bottom > 0 && top < innerHeight
  }
  const isTold = () =>
    /^[\d,]+ of /.test(document.querySelector('[data-shown=true] search output')?.textContent ?? '')
  const took = (end: Promise<number>) =>
    Promise.all([begun, end]).then(([start, then]) => then - start)
  Object.assign(globalThis, {
    hitTold: took(painted(isTold)),
    hitShown: took(painted(isMarked)),
  })
}

/** Milliseconds until it was said that there is a hit. */
export const hitTold = () => (globalThis as unknown as Watched).hitTold

/** Milliseconds until it was marked. */
export const hitShown = () => (globalThis as unknown as Watched).hitShown

/** The page of the hit that one is on, counted from 1; 0 while it is on its way. */
export function pageOfHit(): number {
  const [range] = CSS.highlights.get('found-here') ?? []
  if (!(range instanceof Range)) return 0
  const sheet = range.startContainer.parentElement?.closest('section[aria-label^="Page "]')
  return Number(/(\d+) of /.exec(sheet?.getAttribute('aria-label') ?? '')?.[1] ?? 0)
}
