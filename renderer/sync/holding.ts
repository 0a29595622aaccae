import type { SealedDecision } from '../store/rows.ts'

type Waiting = Pick<SealedDecision, 'id' | 'kind' | 'state' | 'sentAt'>

/**
 * Keeps decisions from the network for a while after they were made, so that they can be taken back.
 * It counts by time that only grows, from when it first sees one: a clock that was set says nothing.
 */
export class Holding {
  readonly #elapsed: () => number
  #since = new Map<string, number>()
  /** Until when, by `elapsed`, those of the last look are kept back. */
  #until: number[] = []

  /** @param elapsed milliseconds since some beginning */
  constructor(elapsed: () => number) {
    this.#elapsed = elapsed
  }

  /**
   * What may be sent of what waits: all but what is younger than `hold`, in milliseconds. What was
   * handed to the network once cannot be taken back any more, and taking back must not wait.
   */
  due<Row extends Waiting>(rows: readonly Row[], hold: number): Row[] {
    const now = this.#elapsed()
    const isFree = ({ kind, state, sentAt }: Row) =>
      kind === 'withdrawal' || state !== 'unsent' || sentAt !== null
    this.#since = new Map(
      rows.filter((row) => !isFree(row)).map(({ id }) => [id, this.#since.get(id) ?? now]),
    )
    // One that may go and yet does not, for another reason, must not have turn follow turn.
    this.#until = [...this.#since.values()].map((since) => since + hold).filter((end) => end > now)
    return rows.filter((row) => isFree(row) || now - this.#since.get(row.id)! >= hold)
  }

  /** Milliseconds until the next of those that are kept back may go; infinite where none is. */
  next(): number {
    return Math.max(0, Math.min(...this.#until) - this.#elapsed())
  }
}
