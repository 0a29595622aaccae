import { rangeOf } from '../find/range.ts'
import { layersIn, type TextOnScreen } from './layers.ts'
import type { Span } from './quote.ts'

/** Which word is gone to: the one before or after, or the one that stands over or under it. */
export type Way = 'before' | 'after' | 'over' | 'under'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** The words of a text, in its units. */
export const wordsOf = (text: string): Span[] =>
  [...segmenter.segment(text)].flatMap(({ segment, index, isWordLike }) =>
    isWordLike === true ? { start: index, end: index + segment.length } : [],
  )

type Page = { layer: TextOnScreen; words: readonly Span[] }

const pageOf = (layer: TextOnScreen): Page => ({ layer, words: wordsOf(layer.text) })

/**
 * A word in what is read inside an element, or all words from one to another on the same page. Keys
 * move it as they move the cursor in a text that can be written in.
 */
export class WordCursor {
  readonly #root: Element
  #page: Page
  /** Where a passage was begun, and where it ends so far; either may come first. */
  #from: number
  #to: number

  private constructor(root: Element, page: Page, word: number) {
    this.#root = root
    this.#page = page
    this.#from = word
    this.#to = word
  }

  /** On the first word that can be seen; null where there is none. */
  static begin(root: Element): WordCursor | null {
    const frame = root.getBoundingClientRect()
    for (const [container, layer] of layersIn(root)) {
      const { top, bottom } = container.getBoundingClientRect()
      if (bottom <= frame.top || top >= frame.bottom) continue
      const page = pageOf(layer)
      const word = page.words.findIndex((span) => {
        const box = boxOf(page, span)
        return box !== null && box.top >= frame.top && box.bottom <= frame.bottom
      })
      if (word >= 0) return new WordCursor(root, page, word)
    }
    return null
  }

  /** Its letters; null where they are not on screen any more. */
  get range(): Range | null {
    const { layer, words } = this.#page
    const [first, last] = [Math.min(this.#from, this.#to), Math.max(this.#from, this.#to)]
    return rangeOf(layer, { start: words[first]!.start, end: words[last]!.end })
  }

  /** Whether what comes after a word stands to the left of it. */
  get isRightToLeft(): boolean {
    return this.range?.startContainer.parentElement?.matches(':dir(rtl)') ?? false
  }

  /** @param extend takes all up to there; without it that word alone, on whichever page it is */
  go(way: Way, extend: boolean): void {
    const word = this.#next(way)
    if (word !== null) this.#to = word
    else if (!extend) this.#turn(way === 'after' || way === 'under' ? 1 : -1)
    if (!extend) this.#from = this.#to
  }

  #next(way: Way): number | null {
    const step = way === 'after' || way === 'under' ? 1 : -1
    const next = this.#to + step
    if (this.#page.words[next] === undefined) return null
    return way === 'before' || way === 'after' ? next : this.#across(step)
  }

  /** The word of the next line, in the order in which it is read, that stands nearest. */
  #across(step: 1 | -1): number | null {
    const here = this.#boxAt(this.#to)
    if (here === null) return null
    let best: { word: number; away: number } | null = null
    let line: DOMRect | null = null
    for (let word = this.#to + step; this.#page.words[word] !== undefined; word += step) {
      const box = this.#boxAt(word)
      if (box === null || isBeside(box, here)) continue
      line ??= box
      if (!isBeside(box, line)) break
      const away = Math.abs(middle(box) - middle(here))
      if (best === null || away < best.away) best = { word, away }
    }
    return best?.word ?? null
  }

  #boxAt(word: number): DOMRect | null {
    const span = this.#page.words[word]
    return span === undefined ? null : boxOf(this.#page, span)
  }

  /** To the page before or after, where that is on screen. */
  #turn(step: 1 | -1): void {
    const layers = layersIn(this.#root).map(([, layer]) => layer)
    const at = layers.findIndex(({ page }) => page === this.#page.layer.page)
    if (at < 0) return
    for (let next = at + step; layers[next] !== undefined; next += step) {
      const page = pageOf(layers[next]!)
      if (page.words.length === 0) continue
      this.#page = page
      this.#to = step > 0 ? 0 : page.words.length - 1
      return
    }
  }
}

function boxOf({ layer }: Page, span: Span): DOMRect | null {
  const box = rangeOf(layer, span)?.getBoundingClientRect()
  return box && box.width > 0 && box.height > 0 ? box : null
}

const middle = ({ left, right }: DOMRect) => (left + right) / 2

/** On one line: each one's middle is within the other's height. */
const isBeside = (one: DOMRect, other: DOMRect) => {
  const height = (one.top + one.bottom) / 2
  return height > other.top && height < other.bottom
}
