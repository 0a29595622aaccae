/** Waiting in a window by its frames. */

export type Painting = { painted: (isThere: () => boolean) => Promise<number> }

/**
 * Put into a window before it loads. `painted` resolves with the milliseconds of the window's clock at
 * the end of the first frame that shows what is waited for; it rejects when that takes too long.
 */
export function addPainted(): void {
  const limit = 60_000
  const painted: Painting['painted'] = (isThere) =>
    new Promise((resolve, reject) => {
      const begun = performance.now()
      const look = () => {
        if (performance.now() - begun > limit)
          return reject(new Error(`It was not on screen after ${limit / 1000} seconds.`))
        if (!isThere()) return requestAnimationFrame(look)
        // The task after a frame's callbacks begins when that frame is painted.
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve(performance.now()), { once: true })
        port1.start()
        return port2.postMessage(null)
      }
      requestAnimationFrame(look)
    })
  Object.assign(globalThis, { painted })
}
