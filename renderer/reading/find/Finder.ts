import { Foldings } from './Foldings.ts'
import { hitsIn, type Prepared, prepare, type Query, type Span } from './search.ts'

export type Hit = Span & { page: number }

/** What was found so far. */
export type Found = {
  query: Query
  count: number
  /** The hit that one is on, and which it is of all, counted from 1; null when there is none. */
  current: { hit: Hit; number: number } | null
  /** Pages that were looked at, and how many there are. */
  looked: number
  pages: number
  /** Pages whose text could not be read. */
  unread: number
  /** Whether any of the pages looked at has text. */
  hasText: boolean
}

/** Whether all was looked at, and nothing found. */
export const lacks = (found: Found | null): boolean =>
  found !== null && found.looked === found.pages && found.count === 0

/** Pages that are read while one is looked at: what reads them seldom has to wait. */
const ahead = 8
/** Milliseconds of looking after which the window has its turn, and between two tellings. */
const atOnce = 8
const telling = 100

/** The number of the wish to show what is found first. */
export const firstWish = 1

/** Looks for words in one document, page by page; knows nothing of how it is shown. */
export class Finder {
  /** Tells it from every other. */
  readonly id = crypto.randomUUID()
  readonly #pages: number
  readonly #read: (page: number, signal: AbortSignal) => Promise<string>
  readonly #listeners = new Set<() => void>()
  readonly #foldings = new Foldings<number>()
  #hits = new Map<number, Span[]>()
  #found: Found | null = null
  #under = new AbortController()
  /** Counts the wishes to show a hit, so that the same one can be asked for again. */
  #wish = 0

  /** @param read the text of a page, counted from 0 */
  constructor(pages: number, read: (page: number, signal: AbortSignal) => Promise<string>) {
    this.#pages = pages
    this.#read = read
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  /** Null while nothing is looked for. */
  readonly found = () => this.#found
  readonly wish = () => this.#wish

  hitsOn(page: number): readonly Span[] {
    return this.#hits.get(page) ?? []
  }

  /** Makes the text of a page ready to be looked in. */
  readonly ready = (page: number, text: string): void => void this.#foldings.of(page, text)

  /**
   * Begins anew, with the pages from `from` on; resolves when every page was looked at.
   * @param start of the hit on that page to begin with, where it is not the first
   */
  async look(query: Query, from: number, start = 0): Promise<void> {
    this.stop()
    const prepared = prepare(query)
    if (prepared === null) return
    const under = new AbortController()
    this.#under = under
    this.#found = {
      query,
      count: 0,
      current: null,
      looked: 0,
      pages: this.#pages,
      unread: 0,
      hasText: false,
    }
    this.#tell()
    await this.#lookAtAll(prepared, from, start, under.signal)
  }

  /** Forgets what was looked for. */
  stop(): void {
    this.#under.abort()
    this.#hits = new Map()
    this.#found = null
    this.#tell()
  }

  /** Goes to the hit after the current one, or before it; after the last comes the first. */
  step(by: 1 | -1): void {
    const at = this.#found?.current?.hit
    if (!at) return
    const pages = [...this.#hits.keys()].toSorted((one, other) => one - other)
    const spans = this.hitsOn(at.page)
    const index = spans.findIndex(({ start }) => start === at.start) + by
    const beside = spans[index]
    if (beside) return this.#goTo({ ...beside, page: at.page })
    const page = pages.at((pages.indexOf(at.page) + by) % pages.length)!
    return this.#goTo({ ...this.hitsOn(page).at(by > 0 ? 0 : -1)!, page })
  }

  async #lookAtAll(prepared: Prepared, from: number, start: number, signal: AbortSignal) {
    const texts = this.#readAll(from, signal)
    let [begun, told] = [0, 0]
    for (let looked = 0; looked < this.#pages; looked += 1) {
      const page = (from + looked) % this.#pages
      const text = await texts(looked)
      if (signal.aborted) return
      // What is drawn of the beginning is no looking yet.
      if (looked === 0) begun = told = performance.now()
      this.#take(page, text, prepared, looked === 0 ? start : 0)
      const now = performance.now()
      const isFirst = this.#found?.count === this.hitsOn(page).length && this.#found.count > 0
      if (isFirst || now - told > telling) {
        told = now
        this.#tell()
      }
      if (now - begun < atOnce) continue
      // A timer would wait for some milliseconds, and what continues first would keep others waiting.
      await scheduler.postTask(() => {})
      if (signal.aborted) return
      begun = performance.now()
    }
    this.#tell()
  }

  /** The texts in the order in which they are looked at; null for one that cannot be read. */
  #readAll(from: number, signal: AbortSignal) {
    const begun: Promise<string | null>[] = []
    return (at: number): Promise<string | null> => {
      while (begun.length < Math.min(this.#pages, at + 1 + ahead)) {
        const page = (from + begun.length) % this.#pages
        begun.push(this.#read(page, signal).catch(() => null))
      }
      return begun[at]!
    }
  }

  #take(page: number, text: string | null, prepared: Prepared, start: number) {
    const before = this.#found!
    const spans = text === null ? [] : [...hitsIn(this.#foldings.of(page, text), prepared)]
    if (spans.length > 0) this.#hits.set(page, spans)
    this.#found = {
      ...before,
      count: before.count + spans.length,
      looked: before.looked + 1,
      unread: before.unread + (text === null ? 1 : 0),
      hasText: before.hasText || (text !== null && text.trim() !== ''),
    }
    const first = spans.find((span) => span.start >= start) ?? spans[0]
    const hit = before.current?.hit ?? (first && { ...first, page })
    if (!before.current && hit) this.#wish += firstWish
    if (hit) this.#found.current = { hit, number: this.#numberOf(hit) }
  }

  #goTo(hit: Hit) {
    this.#wish += 1
    this.#found = { ...this.#found!, current: { hit, number: this.#numberOf(hit) } }
    this.#tell()
  }

  #numberOf({ page, start }: Hit): number {
    let number = 1 + this.hitsOn(page).findIndex((span) => span.start === start)
    for (const [other, spans] of this.#hits) if (other < page) number += spans.length
    return number
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }
}
