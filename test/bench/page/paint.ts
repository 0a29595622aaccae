/** Waiting in a window by its frames. */

export type Painting = {
  /** @param isInDocument whether what is waited for changes the document */
  painted: (isThere: () => boolean, isInDocument?: boolean) => Promise<number>
}

declare const scheduler: {
  postTask(task: () => void, options: { priority: 'user-blocking' }): Promise<unknown>
}

/**
 * Put into a window before it loads. `painted` resolves with the milliseconds of the window's clock at
 * the end of the first frame that shows what is waited for; it rejects when that takes too long. What
 * is in the document is waited for by its changes: whoever asks for a frame all the time has the
 * browser hold back, after each key, all that is not that frame.
 */
export function addPainted(): void {
  const limit = 60_000
  const painted: Painting['painted'] = (isThere, isInDocument = false) => {
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    const late = setTimeout(
      () => reject(new Error(`It was not on screen after ${limit / 1000} seconds.`)),
      limit,
    )
    void promise.finally(() => clearTimeout(late)).catch(() => {})
    // The first task after a frame's callbacks begins when that frame is painted.
    const end = () =>
      void scheduler.postTask(() => resolve(performance.now()), { priority: 'user-blocking' })
    const byFrames = () => {
      if (isThere()) end()
      else requestAnimationFrame(byFrames)
    }
    const changed = new MutationObserver(() => look())
    const look = () => {
      if (!isThere()) return
      changed.disconnect()
      requestAnimationFrame(end)
    }
    if (!isInDocument) requestAnimationFrame(byFrames)
    else {
      changed.observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      })
      look()
    }
    return promise
  }
  Object.assign(globalThis, { painted })
}
