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

type Item = Pick<Sight, 'packetId' | 'sha256'>

/** An item that is on screen, once or twice, and since it was written down which pages for how long. */
type Watched = Item & {
  of: number
  pages: Set<number>
  seen: Map<number, number>
}

/** Counts for how long which pages are on screen, while the window is. */
export class ReadingClock {
  readonly #write: (glance: Glance) => void
  readonly #now: () => number
  #watched: Watched[] = []
  #since: number | null = null
  #timer: ReturnType<typeof setInterval> | undefined
  #isWindowSeen = true

  /** @param now milliseconds by a clock that only grows */
  constructor(write: (glance: Glance) => void, now: () => number) {
    this.#write = write
    this.#now = now
  }

  /** Tells what evidence is on screen from now on. */
  look(sights: readonly Sight[]) {
    this.#count()
    const before = this.#watched
    this.#watched = watch(sights, before)
    for (const one of before)
      if (one.seen.size > 0 && !this.#watched.some((now) => isSame(one, now))) this.#tell(one)
    // Of the first look it is told at once that the item was opened.
    for (const one of this.#watched) if (!before.some((then) => isSame(one, then))) this.#tell(one)
    clearInterval(this.#timer)
    if (sights.length > 0) this.#timer = setInterval(() => this.flush(), often)
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
    for (const one of this.#watched) if (one.seen.size > 0) this.#tell(one)
  }

  #count() {
    const now = this.#now()
    const since = this.#since
    if (since !== null)
      for (const { pages, seen } of this.#watched)
        for (const page of pages) seen.set(page, (seen.get(page) ?? 0) + now - since)
    this.#since = this.#isWindowSeen ? now : null
  }

  #tell({ packetId, sha256, of, seen }: Watched) {
    const times = [...seen].map(([page, time]) => [page, Math.round(time)] as const)
    seen.clear()
    this.#write({ packetId, sha256, pages: of, seen: Object.fromEntries(times) })
  }
}

const isSame = (one: Item, other: Item) =>
  one.packetId === other.packetId && one.sha256 === other.sha256

/** A page that is on screen twice is read once. */
function watch(sights: readonly Sight[], before: readonly Watched[]): Watched[] {
  const watched: Watched[] = []
  for (const { packetId, sha256, pages } of sights) {
    const item = { packetId, sha256 }
    const seen = before.find((one) => isSame(one, item))?.seen ?? new Map<number, number>()
    let one = watched.find((other) => isSame(other, item))
    if (!one) watched.push((one = { ...item, of: 0, pages: new Set(), seen }))
    if (!pages) continue
    one.of = pages.of
    for (let page = pages.first; page <= pages.last; page += 1) one.pages.add(page)
  }
  return watched
}
