import type { TextOnScreen } from './layers.ts'
import type { Span } from './quote.ts'

/** A word by the run that it is in, and its number there. */
export type At = { run: number; word: number }

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** The words of a run, in its units. */
export const wordsOf = (text: string): Span[] =>
  [...segmenter.segment(text)].flatMap(({ segment, index, isWordLike }) =>
    isWordLike === true ? { start: index, end: index + segment.length } : [],
  )

const isBefore = (one: At, other: At) =>
  one.run < other.run || (one.run === other.run && one.word < other.word)

/**
 * A page as it is on screen at one moment. A long text has more runs, and runs more words, than can be
 * looked at for each key: only what a key needs is.
 */
export class Words {
  readonly page: number
  readonly #runs: readonly HTMLElement[]
  readonly #words = new Map<number, readonly Span[]>()

  constructor(layer: TextOnScreen) {
    this.page = layer.page
    this.#runs = layer.runs
  }

  of(run: number): readonly Span[] {
    const known = this.#words.get(run) ?? wordsOf(this.#letters(run)?.data ?? '')
    this.#words.set(run, known)
    return known
  }

  #letters(run: number): Text | null {
    const letters = this.#runs[run]?.firstChild
    return letters instanceof Text && letters.isConnected ? letters : null
  }

  has = ({ run, word }: At) => this.of(run)[word] !== undefined

  range(from: At, to: At): Range | null {
    const [first, last] = isBefore(to, from) ? [to, from] : [from, to]
    const [start, end] = [this.#letters(first.run), this.#letters(last.run)]
    if (!start || !end || !this.has(first) || !this.has(last)) return null
    const range = document.createRange()
    range.setStart(start, this.of(first.run)[first.word]!.start)
    range.setEnd(end, this.of(last.run)[last.word]!.end)
    return range
  }

  box(at: At): DOMRect | null {
    const box = this.range(at, at)?.getBoundingClientRect()
    return box && box.width > 0 && box.height > 0 ? box : null
  }

  /** The next word that can be seen; null at the end of the page. */
  next({ run, word }: At, step: 1 | -1): At | null {
    const beside = { run, word: word + step }
    if (this.has(beside)) return beside
    for (let at = run + step; this.#runs[at] !== undefined; at += step) {
      if (this.#letters(at) === null) continue
      const found = { run: at, word: step > 0 ? 0 : this.of(at).length - 1 }
      if (this.has(found) && this.box(found)) return found
    }
    return null
  }

  /** The first or the last word of the page that can be seen. */
  end(step: 1 | -1): At | null {
    return this.next({ run: step > 0 ? -1 : this.#runs.length, word: 0 }, step)
  }

  /** The word of the next line, in the order in which it is read, that stands nearest. */
  across(from: At, step: 1 | -1): At | null {
    const here = this.box(from)
    let best: { at: At; away: number } | null = null
    let line: DOMRect | null = null
    for (let at = here && this.next(from, step); at !== null; at = this.next(at, step)) {
      const box = this.box(at)
      if (box === null || isBeside(box, here!)) continue
      line ??= box
      if (!isBeside(box, line)) break
      const away = Math.abs(middle(box) - middle(here!))
      if (best === null || away < best.away) best = { at, away }
    }
    return best?.at ?? null
  }

  /** The first word inside a frame. */
  firstIn(frame: DOMRect): At | null {
    for (let run = 0; run < this.#runs.length; run += 1) {
      if (this.#letters(run) === null) continue
      const { top, bottom, height } = this.#runs[run]!.getBoundingClientRect()
      if (height === 0 || bottom <= frame.top || top >= frame.bottom) continue
      const word = this.#firstBelow(run, frame.top)
      const box = this.box({ run, word })
      if (box !== null && box.bottom <= frame.bottom) return { run, word }
    }
    return null
  }

  /** By halves: in a run, lines follow each other from above, and it may have thousands. */
  #firstBelow(run: number, top: number): number {
    let [low, high] = [0, this.of(run).length]
    while (low < high) {
      const half = (low + high) >> 1
      const box = this.box({ run, word: half })
      if (box !== null && box.top < top) low = half + 1
      else high = half
    }
    return low
  }
}

const middle = ({ left, right }: DOMRect) => (left + right) / 2

/** On one line: each one's middle is within the other's height. */
const isBeside = (one: DOMRect, other: DOMRect) => {
  const height = (one.top + one.bottom) / 2
  return height > other.top && height < other.bottom
}
