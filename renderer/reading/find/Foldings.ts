import { type Folded, fold } from './fold.ts'
import { loosest } from './search.ts'

/** Keeps texts folded, as many as there is room for; the others are folded anew each time. */
export class Foldings<Key> {
  readonly #kept = new Map<Key, Folded>()
  #room: number

  /** @param room in units of text */
  constructor(room = 4_000_000) {
    this.#room = room
  }

  /** @param key names the text, which is always the same */
  of(key: Key, text: string): Folded {
    const kept = this.#kept.get(key)
    if (kept) return kept
    const folded = fold(text, loosest)
    if (text.length <= this.#room) {
      this.#room -= text.length
      this.#kept.set(key, folded)
    }
    return folded
  }
}
