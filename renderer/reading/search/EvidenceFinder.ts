import type { Evidence } from '../../../shared/model/evidence.ts'
import { type Problem, toProblem } from '../../../shared/protocol/problem.ts'
import { Foldings } from '../find/Foldings.ts'
import { hitsIn, type Prepared, prepare, type Query } from '../find/search.ts'
import { PasswordWanted } from '../pdf/PasswordWanted.ts'
import type { Labels } from '../sheets/labels.ts'
import type { LookedIn } from './looked.ts'
import { type Snippet, snippetOf } from './snippet.ts'

/** A hit: its page, counted from 0, and where in the page's text it begins. */
export type Hit = Snippet & { page: number; start: number }

/** What was found in one item so far. */
export type Found = {
  item: Evidence
  is: 'waiting' | 'looking' | 'looked' | 'textless' | 'locked' | 'missing' | 'failed'
  problem: Problem | null
  pages: number
  looked: number
  /** Pages that could not be read. */
  unread: number
  count: number
  /** The first ones, in order. */
  hits: readonly Hit[]
  isPaged: boolean
  /** What the item calls its pages; null where that is their number, or not known yet. */
  labels: Labels | null
  isCut: boolean
}

/** An item to look in; `open` gives null where it has no text by its kind. */
export type ItemToLookIn = {
  item: Evidence
  /** Whether all of it is on this machine. */
  isHere: boolean
  open: () => Promise<LookedIn | null>
}

/** Hits of one item that are listed; the item's own finding leads through all of them. */
export const listed = 1000

/** Milliseconds of looking after which the window has its turn, and between two tellings. */
const [atOnce, telling] = [8, 100]

const begin = ({ item, isHere }: ItemToLookIn): Found => ({
  item,
  is: isHere ? 'waiting' : 'missing',
  problem: null,
  pages: 0,
  looked: 0,
  unread: 0,
  count: 0,
  hits: [],
  isPaged: false,
  labels: null,
  isCut: false,
})

/** Looks for words in several items of evidence, one after the other. */
export class EvidenceFinder {
  readonly #items: readonly ItemToLookIn[]
  readonly #listeners = new Set<() => void>()
  /** What was opened, by the place of the item. */
  readonly #opened = new Map<number, Promise<LookedIn | null>>()
  #foldings = new Foldings<string>()
  #found: readonly Found[] | null = null
  #under = new AbortController()
  #told = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #turn = 0

  constructor(items: readonly ItemToLookIn[]) {
    this.#items = items
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** In the order of the items; null while nothing is looked for. */
  readonly found = () => this.#found

  /** Begins anew; resolves when every item was looked in, or something else is looked for. */
  async look(query: Query): Promise<void> {
    this.#under.abort()
    this.#found = null
    const prepared = prepare(query)
    if (prepared === null) return this.#tell()
    const under = new AbortController()
    this.#under = under
    this.#found = this.#items.map(begin)
    this.#tell()
    this.#turn = performance.now()
    for (const [at, { isHere }] of this.#items.entries()) {
      if (isHere) await this.#lookIn(at, prepared, under.signal)
      if (under.signal.aborted) return
    }
    this.#tell()
  }

  /** Forgets what was looked for, and gives back what was opened. */
  stop(): void {
    this.#under.abort()
    this.#found = null
    for (const opening of this.#opened.values()) void rest(opening)
    this.#opened.clear()
    this.#foldings = new Foldings()
    this.#tell()
  }

  async #lookIn(at: number, prepared: Prepared, signal: AbortSignal) {
    this.#change(at, { is: 'looking' })
    try {
      const text = await this.#open(at)
      if (signal.aborted) return
      if (text === null) return this.#change(at, { is: 'textless' })
      const { pages, isPaged, isCut } = text
      this.#change(at, { pages, isPaged, isCut })
      void this.#takeLabels(at, text, signal)
      let hasText = false
      for (let page = 0; page < pages; page += 1) {
        const read = await text.text(page, signal).catch(() => null)
        if (signal.aborted) return
        hasText ||= read === null || read.trim() !== ''
        this.#take(at, page, read, prepared)
        await this.#pause()
        if (signal.aborted) return
      }
      text.rest()
      this.#change(at, { is: hasText ? 'looked' : 'textless' })
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof PasswordWanted) this.#change(at, { is: 'locked' })
      else this.#change(at, { is: 'failed', problem: toProblem(error) })
    }
  }

  #open(at: number): Promise<LookedIn | null> {
    const opening = this.#opened.get(at) ?? this.#items[at]!.open()
    this.#opened.set(at, opening)
    // What failed is tried again for the next words.
    opening.catch(() => this.#opened.delete(at))
    return opening
  }

  async #takeLabels(at: number, text: LookedIn, signal: AbortSignal) {
    const labels = await text.labels()
    if (labels && !signal.aborted) this.#change(at, { labels })
  }

  #take(at: number, page: number, text: string | null, prepared: Prepared) {
    const before = this.#found![at]!
    const spans =
      text === null ? [] : [...hitsIn(this.#foldings.of(`${at} ${page}`, text), prepared)]
    const more = spans
      .slice(0, Math.max(0, listed - before.hits.length))
      .map((span) => ({ page, start: span.start, ...snippetOf(text!, span) }))
    this.#change(at, {
      looked: before.looked + 1,
      unread: before.unread + (text === null ? 1 : 0),
      count: before.count + spans.length,
      hits: more.length > 0 ? [...before.hits, ...more] : before.hits,
    })
  }

  #change(at: number, change: Partial<Found>) {
    this.#found = this.#found!.with(at, { ...this.#found![at]!, ...change })
    const wait = this.#told + telling - performance.now()
    if (wait <= 0) this.#tell()
    // What comes last before a long wait is told, too.
    else this.#timer ??= setTimeout(() => this.#tell(), wait)
  }

  async #pause() {
    if (performance.now() - this.#turn < atOnce) return
    await new Promise((resolve) => setTimeout(resolve))
    this.#turn = performance.now()
  }

  #tell() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#told = performance.now()
    for (const listener of this.#listeners) listener()
  }
}

/** What could not be opened has nothing to give back. */
async function rest(opening: Promise<LookedIn | null>) {
  const opened = await opening.catch(() => null)
  opened?.rest()
}
