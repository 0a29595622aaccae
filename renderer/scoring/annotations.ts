import type { Anchor } from '../../shared/model/anchor.ts'
import { type Edit, noteOn, tie, untie } from './edits.ts'

/** The one writer of anchors in a review: ties places of the evidence to criteria. */
export class Annotations {
  readonly #edit: (edit: Edit) => void

  /** @param edit applies an edit to the draft, at once */
  constructor(edit: (edit: Edit) => void) {
    this.#edit = edit
  }

  tie(criterionId: string, anchors: readonly Anchor[]): void {
    this.#edit(tie(criterionId, anchors))
  }

  untie(criterionId: string, { id }: Anchor): void {
    this.#edit(untie(criterionId, [id]))
  }

  /** What a reviewer writes beside an anchor. */
  note(criterionId: string, { id }: Anchor, note: string): void {
    this.#edit(noteOn(criterionId, id, note))
  }
}
