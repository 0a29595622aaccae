import { ended, pause } from './pause.ts'

/** Milliseconds without a touch after which nobody is taken to be at work. */
export const quiet = 2000

/** Tells when nobody is at work and nobody waits: the time for what is not asked for yet. */
export class Calm {
  #touched = -Infinity
  readonly #busy = new Set<Promise<unknown>>()

  /** Somebody is at work. */
  touch(): void {
    this.#touched = performance.now()
  }

  /** Somebody may be waiting for this, or will sooner than for what is done in calm. */
  busy<T>(work: Promise<T>): Promise<T> {
    this.#busy.add(work)
    const over = () => void this.#busy.delete(work)
    work.then(over, over)
    return work
  }

  /** Resolves when it is calm. @throws the signal's reason */
  async come(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted()
      const left = this.#touched + quiet - performance.now()
      if (left > 0) await pause(left, signal)
      else if (this.#busy.size > 0) await ended([...this.#busy], signal)
      else return
    }
  }
}

/** Of this window. */
export const calm = new Calm()
