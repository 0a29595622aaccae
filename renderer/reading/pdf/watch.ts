/** How long one stage of reading may take, in milliseconds. */
export const patience = 10_000

export class OutOfPatience extends Error {
  override readonly name = 'OutOfPatience'
}

/**
 * A promise that is given up after `limit` milliseconds in which the window could be seen (nothing
 * is painted in a hidden one, however sound the document), or when the signal is aborted: what
 * waits for a worker that was ended would wait for ever.
 */
export function watch<T>(stage: Promise<T>, limit = patience, signal?: AbortSignal): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const tick = 250
  let left = limit
  const timer = setInterval(() => {
    if (document.visibilityState === 'hidden') return
    left -= tick
    if (left <= 0) reject(new OutOfPatience())
  }, tick)
  const give = () => reject(signal?.reason)
  if (signal?.aborted) give()
  signal?.addEventListener('abort', give, { once: true })
  stage.then(resolve, reject)
  return promise.finally(() => {
    clearInterval(timer)
    signal?.removeEventListener('abort', give)
  })
}
