import type { Glance } from '../../store/readings.ts'

/** Milliseconds between two writings of what is on screen all the while. */
const often = 10_000

/** An item on screen: which of its pages one sees, counted from 0, and how many it has. */
export type Sight = {
  packetId: string
  sha256: string
  /** Null before any page can be seen: the item was opened all the same. */
  pages: { first: number; last: number; of: number } | null
}

/** Counts for how long which pages are on screen, while the window is. */
export class ReadingClock {
  readonly #write: (glance: Glance) => void
  readonly #now: () => number
  #sight: Sight | null = null
  #seen = new Map<number, number>()
  #since: number | null = null
  #timer: ReturnType<typeof setInterval> | undefined
  #isWindowSeen = true

  /** @param now milliseconds by a clock that only grows */
  constructor(write: (glance: Glance) => void, now: () => number) {
    this.#write = write
    this.#now = now
  }

  /** Tells what is on screen from now on; null where it is no evidence. */
  look(sight: Sight | null) {
    this.#count()
    const before = this.#sight
    const isOther = sight?.packetId !== before?.packetId || sight?.sha256 !== before?.sha256
    if (isOther) this.#tell()
    this.#sight = sight
    // Of the first look it is told at once that the item was opened.
    if (isOther) this.#tell()
    clearInterval(this.#timer)
    if (sight) this.#timer = setInterval(() => this.flush(), often)
  }

  /** Tells whether the window can be seen; while it cannot, nobody reads. */
  seen(isWindowSeen: boolean) {
    if (!isWindowSeen) this.flush()
    this.#isWindowSeen = isWindowSeen
    this.#since = isWindowSeen ? this.#now() : null
  }

  /** Hands over what was counted so far. */
  flush() {
    this.#count()
    if (this.#seen.size > 0) this.#tell()
  }

  #count() {
    const now = this.#now()
    const pages = this.#sight?.pages
    if (pages && this.#since !== null)
      for (let page = pages.first; page <= pages.last; page += 1)
        this.#seen.set(page, (this.#seen.get(page) ?? 0) + now - this.#since)
    this.#since = this.#isWindowSeen ? now : null
  }

  #tell() {
    if (!this.#sight) return
    const { packetId, sha256, pages } = this.#sight
    const seen = Object.fromEntries([...this.#seen].map(([page, time]) => [page, Math.round(time)]))
    this.#seen = new Map()
    this.#write({ packetId, sha256, pages: pages?.of ?? 0, seen })
  }
}
