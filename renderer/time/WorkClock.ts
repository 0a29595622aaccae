/** Milliseconds without a touch after which nobody is at work any more. */
export const idleAfter = 60_000
/** Milliseconds between two writings. */
const often = 10_000
/** Milliseconds within which another touch says nothing new: a pointer moves a thousand times a second. */
const close = 250

/** The packet in work, by what it is scored, and the criterion of the rubric. */
export type WorkPlace = { packetId: string; rubricId: string; criterionId: string }

/** Time at work that was not written down yet, in milliseconds; in no packet where `place` is null. */
export type Slice = { place: WorkPlace | null; ms: number }

/**
 * Counts time at work: while the window is in front and the reviewer touches something, or has within
 * a minute. It is told what is in work, and hands over what it counted from time to time.
 */
export class WorkClock {
  readonly #write: (slices: Slice[]) => void
  readonly #now: () => number
  #place: WorkPlace | null = null
  /** Up to when was counted; null while the window is not in front. */
  #since: number | null = null
  #touchedAt = Number.NEGATIVE_INFINITY
  #counted = new Map<string, Slice>()
  #timer: ReturnType<typeof setInterval> | undefined

  /** @param now milliseconds by a clock that only grows */
  constructor(write: (slices: Slice[]) => void, now: () => number) {
    this.#write = write
    this.#now = now
  }

  /** Tells what is in work from now on; null for none. */
  at(place: WorkPlace | null): void {
    this.#count()
    this.#place = place
  }

  /** The reviewer has touched something. */
  touch(): void {
    if (this.#now() - this.#touchedAt < close) return
    this.#count()
    this.#touchedAt = this.#now()
  }

  /** Tells whether the window is in front; whoever brings it there has touched it. */
  front(isInFront: boolean): void {
    if (isInFront === (this.#since !== null)) return
    clearInterval(this.#timer)
    if (!isInFront) {
      this.flush()
      this.#since = null
      return
    }
    this.#since = this.#now()
    this.#touchedAt = this.#since
    this.#timer = setInterval(() => this.flush(), often)
  }

  /** Hands over what was counted so far. */
  flush(): void {
    this.#count()
    const slices = [...this.#counted.values()].map(({ place, ms }) => ({
      place,
      ms: Math.round(ms),
    }))
    this.#counted.clear()
    if (slices.length > 0) this.#write(slices)
  }

  #count(): void {
    if (this.#since === null) return
    const now = this.#now()
    const ms = Math.min(now, this.#touchedAt + idleAfter) - this.#since
    this.#since = now
    if (ms <= 0) return
    const key = JSON.stringify(this.#place)
    const before = this.#counted.get(key)?.ms ?? 0
    this.#counted.set(key, { place: this.#place, ms: before + ms })
  }
}
