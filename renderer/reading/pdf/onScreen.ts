import { Calm } from '../../ui/calm.ts'
import { pause } from '../../ui/pause.ts'

/** Milliseconds for which others wait at most. */
const patience = 1500

/**
 * What somebody looks at and sees nothing of yet. What is opened ahead begins after it: beside it, on
 * two cores, each would take half as long again.
 */
export class OnScreen {
  readonly #calm = new Calm()

  /** @param seen settled when something is to be seen */
  waitFor(seen: Promise<void>): void {
    const limit = pause(patience, new AbortController().signal)
    void this.#calm.busy(Promise.race([seen, limit]))
  }

  /** Resolves when nobody waits. @throws the signal's reason */
  come(signal: AbortSignal): Promise<void> {
    return this.#calm.come(signal)
  }
}

/** Of this window. */
export const onScreen = new OnScreen()
