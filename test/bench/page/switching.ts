/**
 * Handed over to the window one by one: until a packet's first page is on screen with its text layer,
 * and until its rubric takes ratings, in milliseconds.
 */
import type { Painting } from './paint.ts'

type Watched = { pageShown: Promise<number>; rubricShown: Promise<number> }

/**
 * Begins to wait for the first page of a packet's document. It counts from the next press of a key,
 * or from now.
 */
export function watchPage({ packet, from }: { packet: string; from: 'key' | 'now' }): void {
  const { painted } = globalThis as unknown as Painting
  const begun = Promise.withResolvers<number>()
  if (from === 'now') begun.resolve(performance.now())
  else
    addEventListener('keydown', ({ timeStamp }) => begun.resolve(timeStamp), {
      capture: true,
      once: true,
    })
  const isOpen = () => document.querySelector('main h1')?.textContent.includes(packet) === true
  const isShown = () => {
    if (!isOpen()) return false
    const page = document.querySelector(
      '[data-shown=true] [role=document] section[aria-label^="Page "]',
    )
    const canvas = page?.querySelector('canvas')
    const hasNone = / (image only|blank)$/.test(page?.getAttribute('aria-label') ?? '')
    const text = page?.querySelector('[data-layer=text]:not([aria-busy]) span')
    return Boolean(canvas && canvas.width > 0 && (text || hasNone))
  }
  const until = (isThere: () => boolean) =>
    Promise.all([begun.promise, painted(isThere, true)]).then(([start, end]) => end - start)
  Object.assign(globalThis, {
    pageShown: until(isShown),
    rubricShown: until(() => isOpen() && document.querySelector('[role=tablist]') !== null),
  })
}

export const pageShown = () => (globalThis as unknown as Watched).pageShown
export const rubricShown = () => (globalThis as unknown as Watched).rubricShown
