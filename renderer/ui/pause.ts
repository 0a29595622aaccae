/** @param time in milliseconds. @throws the signal's reason */
export async function pause(time: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    await ended([new Promise((resolve) => (timer = setTimeout(resolve, time)))], signal)
  } finally {
    clearTimeout(timer)
  }
}

/** Until all of them are over, however they end. @throws the signal's reason */
export async function ended(works: Promise<unknown>[], signal: AbortSignal): Promise<void> {
  const left = Promise.withResolvers<never>()
  const leave = () => left.reject(signal.reason)
  if (signal.aborted) leave()
  signal.addEventListener('abort', leave, { once: true })
  try {
    await Promise.race([left.promise, Promise.allSettled(works)])
  } finally {
    signal.removeEventListener('abort', leave)
  }
}
