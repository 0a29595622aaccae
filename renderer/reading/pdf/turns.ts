type Waiting = { rank: () => number; begin: () => void }
/** What all spare jobs together may take. */
const spareRoom = 3

type Spare = { takes: number; stop: AbortController; begin: () => void }

/** Lets jobs begin in the order of their rank at that moment, lowest first. */
export class Turns {
  #atOnce: number
  readonly #waiting = new Set<Waiting>()
  /** Those that wait until nothing else does, and those of them that run. */
  readonly #spares = new Set<Spare>()
  readonly #inSpare = new Set<Spare>()
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
   * Runs a job while none in turn runs or waits. One that comes meanwhile does not wait for it: the
   * spare one is told by its signal to stop, and begins again later.
   * @param takes of the room for three: one that takes less than all runs beside others
   */
  async spare<T>(
    signal: AbortSignal,
    job: (signal: AbortSignal) => Promise<T>,
    takes = spareRoom,
  ): Promise<T> {
    for (;;) {
      const stop = new AbortController()
      const spare = await this.#wait(this.#spares, (begin) => ({ takes, stop, begin }), signal)
      try {
        return await job(AbortSignal.any([signal, stop.signal]))
      } catch (error) {
        if (signal.aborted || !stop.signal.aborted) throw error
      } finally {
        this.#inSpare.delete(spare)
        this.#next()
      }
    }
  }

  #turn(rank: () => number, signal: AbortSignal): Promise<Waiting> {
    for (const { stop } of this.#inSpare) stop.abort()
    return this.#wait(this.#waiting, (begin) => ({ rank, begin }), signal)
  }

  #wait<W>(line: Set<W>, made: (begin: () => void) => W, signal: AbortSignal): Promise<W> {
    const { promise, resolve, reject } = Promise.withResolvers<W>()
    const waiting: W = made(() => resolve(waiting))
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
    if (this.#running > 0) return
    let taken = [...this.#inSpare].reduce((sum, { takes }) => sum + takes, 0)
    for (const spare of this.#spares) {
      taken += spare.takes
      if (taken > spareRoom) return
      this.#spares.delete(spare)
      this.#inSpare.add(spare)
      spare.begin()
    }
  }
}
