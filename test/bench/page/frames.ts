/** Handed to the window one by one: how long it could not draw. */

type Watched = { gaps: number[]; watching: symbol }

/** Begins to note the times between two frames, in milliseconds. */
export function watchFrames(): void {
  const mine = Symbol('watch')
  const watched = Object.assign(globalThis, { gaps: [], watching: mine }) as unknown as Watched
  let last = performance.now()
  const next = () => {
    if (watched.watching !== mine) return
    const now = performance.now()
    watched.gaps.push(now - last)
    last = now
    requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
}

/** The longest since `watchFrames`, in milliseconds; it ends the watch. */
export function longestGap(): number {
  const watched = globalThis as unknown as Watched
  watched.watching = Symbol('end')
  return Math.max(0, ...watched.gaps)
}

/** Those above a limit since they were last asked for, in milliseconds; the watch goes on. */
export function slowFrames(limit: number): number[] {
  const watched = globalThis as unknown as Watched
  return watched.gaps.splice(0).filter((gap) => gap > limit)
}
