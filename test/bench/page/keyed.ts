/** Handed to the window one by one: until what a key changes is painted, in milliseconds. */
import type { Painting } from './paint.ts'

type Watched = { keyPainted: Promise<number> }

/**
 * Begins to wait for the next press of a key, and then for a frame that shows something else in the
 * first element that a selector finds.
 */
export function watchKey(shown: string): void {
  const { painted } = globalThis as unknown as Painting
  const look = () => document.querySelector(shown)?.outerHTML ?? ''
  const before = look()
  const pressed = Promise.withResolvers<number>()
  addEventListener('keydown', ({ timeStamp }) => pressed.resolve(timeStamp), {
    capture: true,
    once: true,
  })
  const keyPainted = Promise.all([pressed.promise, painted(() => look() !== before)]).then(
    ([start, end]) => end - start,
  )
  Object.assign(globalThis, { keyPainted })
}

export const keyPainted = () => (globalThis as unknown as Watched).keyPainted
