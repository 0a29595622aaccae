type Waiting = { rank: () => number; begin: () => void }
type Spare = { stop: AbortController; begin: () => void }

/** Lets jobs begin in the order of their rank at that moment, lowest first. */
export class Turns {
  #atOnce: number
  readonly #waiting = new Set<Waiting>()
  /** Those that wait until nothing else does, and the one of them that runs. */
  readonly #spares = new Set<Spare>()
  #spare: Spare | null = null
  #running = 0

  /** @param atOnce how many run at once */
  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  /** How many run at once from now on; those that run go on. */
  allow(atOnce: number) {
    this.#atOnce = atOnce
    this.#next()
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

  /**
   * Runs a job, one such at a time, while no other runs or waits. One in turn that comes meanwhile
   * does not wait for it: the spare one is told by its signal to stop, and begins again later.
   */
  async spare<T>(signal: AbortSignal, job: (signal: AbortSignal) => Promise<T>): Promise<T> {
    for (;;) {
      const stop = new AbortController()
      await this.#wait(this.#spares, (begin) => ({ stop, begin }), signal)
      try {
        return await job(AbortSignal.any([signal, stop.signal]))
      } catch (error) {
        if (signal.aborted || !stop.signal.aborted) throw error
      } finally {
        this.#spare = null
        this.#next()
      }
    }
  }

  #turn(rank: () => number, signal: AbortSignal): Promise<void> {
    this.#spare?.stop.abort()
    return this.#wait(this.#waiting, (begin) => ({ rank, begin }), signal)
  }

  #wait<W>(line: Set<W>, made: (begin: () => void) => W, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiting = made(resolve)
    const leave = () => {
      if (line.delete(waiting)) reject(signal.reason)
    }
    if (signal.aborted) return Promise.reject(signal.reason)
    signal.addEventListener('abort', leave, { once: true })
    line.add(waiting)
    // What is asked for in one go, as the pages that come on screen together, begins by its rank.
    queueMicrotask(() => this.#next())
    return promise.finally(() => signal.removeEventListener('abort', leave))
  }

  #next() {
    while (this.#running < this.#atOnce && this.#waiting.size > 0) {
      const next = [...this.#waiting].reduce((a, b) => (b.rank() < a.rank() ? b : a))
      this.#waiting.delete(next)
      this.#running += 1
      next.begin()
    }
    if (this.#running > 0 || this.#spare) return
    const [spare] = this.#spares
    if (!spare) return
    this.#spares.delete(spare)
    this.#spare = spare
    spare.begin()
  }
}
