import type { Anchor } from '../../shared/model/anchor.ts'
import { type Edit, noteOn, putBack, tie, untie } from './edits.ts'

/** How many steps back there are. */
const longest = 100

/** One step: how it is taken back, how that is told, and which anchor's note it was, if any. */
type Step = { back: Edit; told: string; noted: string | null }

/** The one writer of anchors in a review: ties places to criteria, and takes each step back. */
export class Annotations {
  readonly #edit: (edit: Edit) => void
  readonly #steps: Step[] = []

  /** @param edit applies an edit to the draft, at once */
  constructor(edit: (edit: Edit) => void) {
    this.#edit = edit
  }

  tie(criterionId: string, anchors: readonly Anchor[]): void {
    const ids = anchors.map(({ id }) => id)
    const back = untie(criterionId, ids)
    this.#take(tie(criterionId, anchors), { back, told: 'Untied again', noted: null })
  }

  untie(criterionId: string, anchor: Anchor): void {
    let at = 0
    const off: Edit = (draft) => {
      at = draft.scores[criterionId]?.anchors.findIndex(({ id }) => id === anchor.id) ?? 0
      return untie(criterionId, [anchor.id])(draft)
    }
    const back: Edit = (draft) => putBack(criterionId, anchor, at)(draft)
    this.#take(off, { back, told: 'Tied again', noted: null })
  }

  /** What a reviewer writes beside an anchor; what is typed without another step is one. */
  note(criterionId: string, { id, note: before }: Anchor, note: string): void {
    const write = noteOn(criterionId, id, note)
    if (this.#steps.at(-1)?.noted === id) this.#edit(write)
    else
      this.#take(write, {
        back: noteOn(criterionId, id, before),
        told: 'The note is as it was',
        noted: id,
      })
  }

  /** Takes the last step back. @returns how that is told; null when there is none */
  undo(): string | null {
    const step = this.#steps.pop()
    if (!step) return null
    this.#edit(step.back)
    return step.told
  }

  #take(edit: Edit, step: Step): void {
    let changed = false
    this.#edit((draft) => {
      const after = edit(draft)
      changed = after !== draft
      return after
    })
    if (!changed) return
    this.#steps.push(step)
    if (this.#steps.length > longest) this.#steps.shift()
  }
}
