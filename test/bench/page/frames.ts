/** Handed to the window one by one: how long it could not draw. */

type Watched = { gap: number; watching: symbol }

/** Begins to note the longest time between two frames, in milliseconds. */
export function watchFrames(): void {
  const mine = Symbol('watch')
  const watched = Object.assign(globalThis, { gap: 0, watching: mine }) as unknown as Watched
  let last = performance.now()
  const next = () => {
    if (watched.watching !== mine) return
    const now = performance.now()
    watched.gap = Math.max(watched.gap, now - last)
    last = now
    requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
}

/** The longest since `watchFrames`, in milliseconds; it ends the watch. */
export function longestGap(): number {
  const watched = globalThis as unknown as Watched
  watched.watching = Symbol('end')
  return watched.gap
}
