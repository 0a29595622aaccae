import type { Draft } from '../../shared/model/draft.ts'
import { type Difference, differences } from './difference.ts'
import type { Edit } from './edits.ts'

/** How many steps back there are. */
const longest = 500

/** An edit of one draft. */
export type EditStep = {
  is: 'edit'
  packetId: string
  back: Edit
  what: Difference['what']
  text: string | null
}

/** Edits of several packets that are taken back as one; one packet is in it once. */
export type Several = { is: 'several'; steps: EditStep[]; made: Promise<unknown> }

/** A step beside drafts, as a flag or a comment of the bank: what is done to turn it, and what is then so. */
export type Deed = { run: () => Promise<unknown>; said: string }
/** `packetId` is the packet in which it can be seen; null where it is seen in none. */
export type Act = { is: 'act'; packetId: string | null; undo: Deed; redo: Deed }

/** One step of a reviewer: an edit of a draft, edits of several at once, a decision, or an act. */
export type Step = EditStep | Several | Act | { is: 'decision'; packetId: string }

/** @param made resolves when all of them were written or refused */
export const several = (made: Promise<unknown>): Several => ({ is: 'several', steps: [], made })

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

  /** Makes an edit a part of one step; the step is remembered from its first edit on. */
  watchIn(whole: Several, packetId: string, edit: Edit): Edit {
    return (before) => {
      const after = edit(before)
      const step = stepOf(packetId, differences(before, after))
      if (step) {
        if (whole.steps.length === 0) this.#push(whole)
        this.#undone = []
        whole.steps.push(step)
      }
      return after
    }
  }

  /** A part of a step was not written after all. */
  notMade(whole: Several, packetId: string): void {
    whole.steps = whole.steps.filter((step) => step.packetId !== packetId)
    if (whole.steps.length === 0) this.#steps = this.#steps.filter((step) => step !== whole)
  }

  decided(packetId: string): void {
    this.#push({ is: 'decision', packetId })
    this.#undone = []
  }

  /** Remembers what was just done beside drafts. */
  did(undo: Deed, redo: Deed, packetId: string | null = null): void {
    this.#push({ is: 'act', packetId, undo, redo })
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

  /** What takes back a step that was taken back, or done again: it can be done next. */
  turned(step: Step, as: 'undo' | 'redo'): void {
    if (as === 'undo') this.#undone.push(step)
    else this.#push(step)
  }

  /** A step, or what is left of it, is to be taken back, or done again, as before. */
  keep(step: Step, as: 'undo' | 'redo'): void {
    this.turned(step, as === 'undo' ? 'redo' : 'undo')
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

/** A draft without an edit, and the step that makes it again; null where nothing of it is left. */
export function turnBack(
  { packetId, back }: EditStep,
  before: Draft,
): { step: EditStep; after: Draft } | null {
  const after = back(before)
  const step = stepOf(packetId, differences(before, after))
  return step && { step, after }
}

function stepOf(packetId: string, changed: readonly Difference[]): EditStep | null {
  const [first] = changed
  if (!first) return null
  const back: Edit = (draft) => changed.reduce((after, one) => one.back(after), draft)
  const text = changed.length === 1 ? first.text : null
  return { is: 'edit', packetId, back, what: first.what, text }
}

/** What was done in this window since it was opened. */
export const history = new History()
