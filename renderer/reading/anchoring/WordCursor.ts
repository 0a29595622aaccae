import { layersIn } from './layers.ts'
import { type At, Words } from './words.ts'

/** Which word is gone to: the one before or after, or the one that stands over or under it. */
export type Way = 'before' | 'after' | 'over' | 'under'

/**
 * A word in what is read inside an element, or all words from one to another on the same page. Keys
 * move it as they move the cursor in a text that can be written in.
 */
export class WordCursor {
  readonly #root: Element
  #words: Words
  /** Where a passage was begun, and where it ends so far; either may come first. */
  #from: At
  #to: At

  private constructor(root: Element, words: Words, at: At) {
    this.#root = root
    this.#words = words
    this.#from = at
    this.#to = at
  }

  /** On the first word that can be seen; null where there is none. */
  static begin(root: Element): WordCursor | null {
    const frame = root.getBoundingClientRect()
    for (const [container, layer] of layersIn(root)) {
      const { top, bottom } = container.getBoundingClientRect()
      if (bottom <= frame.top || top >= frame.bottom) continue
      const words = new Words(layer)
      const at = words.firstIn(frame)
      if (at !== null) return new WordCursor(root, words, at)
    }
    return null
  }

  /** Its letters; null where they are not on screen any more. */
  get range(): Range | null {
    return this.#words.range(this.#from, this.#to)
  }

  /** Whether what comes after a word stands to the left of it. */
  get isRightToLeft(): boolean {
    return this.range?.startContainer.parentElement?.matches(':dir(rtl)') ?? false
  }

  /** Looks at its page as it is drawn now. @returns whether its words are there */
  look(): boolean {
    const now = layersIn(this.#root).find(([, { page }]) => page === this.#words.page)
    if (now === undefined) return false
    this.#words = new Words(now[1])
    return this.range !== null
  }

  /** @param extend takes all up to there; without it that word alone, on whichever page it is */
  go(way: Way, extend: boolean): void {
    const step = way === 'after' || way === 'under' ? 1 : -1
    const isAlong = way === 'before' || way === 'after'
    const at = isAlong ? this.#words.next(this.#to, step) : this.#words.across(this.#to, step)
    if (at !== null) this.#to = at
    else if (!extend) this.#turn(step)
    if (!extend) this.#from = this.#to
  }

  /** To the page before or after, where that is on screen. */
  #turn(step: 1 | -1): void {
    const layers = layersIn(this.#root).map(([, layer]) => layer)
    const here = layers.findIndex(({ page }) => page === this.#words.page)
    if (here < 0) return
    for (let next = here + step; layers[next] !== undefined; next += step) {
      const words = new Words(layers[next]!)
      const at = words.end(step)
      if (at === null) continue
      this.#words = words
      this.#to = at
      return
    }
  }
}
