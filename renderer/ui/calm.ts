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

/** For how many times as long as something took it rests. */
const rest = 2
/** In milliseconds, at most. */
const longestRest = 2000

/**
 * Answers what was worked out after a rest that is longer than the work was: on two cores, whatever a
 * key begins would take half as long again beside such work, and so most keys find none.
 * @throws what the work throws, at once; the signal's reason
 */
export async function thenRest<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const begun = performance.now()
  const done = await work
  await pause(Math.min(rest * (performance.now() - begun), longestRest), signal)
  return done
}
