import type { Draft } from '../../shared/model/draft.ts'
import { type Difference, differences } from './difference.ts'
import type { Edit } from './edits.ts'

/** How many steps back there are. */
const longest = 500

/** One step of a reviewer: an edit of a draft, or a decision. */
export type Step =
  | { is: 'edit'; packetId: string; back: Edit; what: Difference['what']; text: string | null }
  | { is: 'decision'; packetId: string }

/** What a reviewer did in this window, over all packets, so that the last can be taken back. */
export class History {
  #steps: Step[] = []
  /** Taken back, the last one first, until something new is done. */
  #undone: Step[] = []
  #parted = false

  /** Makes an edit one that is remembered. */
  watch(packetId: string, edit: Edit): Edit {
    return (before) => {
      const after = edit(before)
      this.#record(packetId, before, after)
      return after
    }
  }

  /** What is written next is a step of its own, even where it goes on in the same text. */
  part(): void {
    this.#parted = true
  }

  decided(packetId: string): void {
    this.#push({ is: 'decision', packetId })
    this.#undone = []
  }

  /** The decision on a packet was not made after all, or taken back by other means. */
  notDecided(packetId: string): void {
    const at = this.#steps.findLastIndex(
      (step) => step.is === 'decision' && step.packetId === packetId,
    )
    if (at >= 0) this.#steps.splice(at, 1)
  }

  /** The step that is to be taken back next; it is none any more. Null when there is none. */
  takeLast(): Step | null {
    return this.#steps.pop() ?? null
  }

  /** The step that was taken back last, to be done again. */
  takeUndone(): Step | null {
    return this.#undone.pop() ?? null
  }

  /**
   * Takes an edit back, or does it again, so that the other can be done next.
   * @returns null where nothing of it is left to be changed
   */
  turn(step: Extract<Step, { is: 'edit' }>, before: Draft, as: 'undo' | 'redo'): Draft | null {
    const after = step.back(before)
    const found = stepOf(step.packetId, differences(before, after))
    if (!found) return null
    if (as === 'undo') this.#undone.push(found)
    else this.#push(found)
    return after
  }

  /** What `turn` gave was not taken: the step is to be taken back, or done again, as before. */
  notTurned(step: Step, as: 'undo' | 'redo'): void {
    const [from, to] = as === 'undo' ? [this.#undone, this.#steps] : [this.#steps, this.#undone]
    from.pop()
    to.push(step)
  }

  #record(packetId: string, before: Draft, after: Draft): void {
    const step = stepOf(packetId, differences(before, after))
    if (!step) return
    this.#undone = []
    const last = this.#steps.at(-1)
    const goesOn =
      !this.#parted &&
      step.is === 'edit' &&
      step.text !== null &&
      last?.is === 'edit' &&
      last.packetId === packetId &&
      last.text === step.text
    this.#parted = false
    // What the text was before the first of its letters is known already.
    if (!goesOn) this.#push(step)
  }

  #push(step: Step): void {
    this.#steps.push(step)
    if (this.#steps.length > longest) this.#steps.shift()
  }
}

function stepOf(packetId: string, changed: readonly Difference[]): Step | null {
  const [first] = changed
  if (!first) return null
  const back: Edit = (draft) => changed.reduce((after, one) => one.back(after), draft)
  const text = changed.length === 1 ? first.text : null
  return { is: 'edit', packetId, back, what: first.what, text }
}

/** What was done in this window since it was opened. */
export const history = new History()
