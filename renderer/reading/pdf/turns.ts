type Waiting = { rank: () => number; begin: () => void }

/** Lets jobs begin in the order of their rank at that moment, lowest first. */
export class Turns {
  /** How many run at once. */
  atOnce: number
  readonly #waiting = new Set<Waiting>()
  #running = 0

  constructor(atOnce: number) {
    this.atOnce = atOnce
  }

  /** Runs a job in its turn. Rejects, without running it, when the signal is aborted before. */
  async run<T>(rank: () => number, signal: AbortSignal, job: () => Promise<T>): Promise<T> {
    await this.#turn(rank, signal)
    try {
      signal.throwIfAborted()
      return await job()
    } finally {
      this.#running -= 1
      this.#next()
    }
  }

  #turn(rank: () => number, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiting = { rank, begin: resolve }
    const leave = () => {
      if (this.#waiting.delete(waiting)) reject(signal.reason)
    }
    if (signal.aborted) return Promise.reject(signal.reason)
    signal.addEventListener('abort', leave, { once: true })
    this.#waiting.add(waiting)
    this.#next()
    return promise.finally(() => signal.removeEventListener('abort', leave))
  }

  #next() {
    while (this.#running < this.atOnce && this.#waiting.size > 0) {
      const next = [...this.#waiting].reduce((a, b) => (b.rank() < a.rank() ? b : a))
      this.#waiting.delete(next)
      this.#running += 1
      next.begin()
    }
  }
}
