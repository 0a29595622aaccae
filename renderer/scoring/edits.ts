import type { Anchor } from '../../shared/model/anchor.ts'
import {
  type ChosenOutcome,
  type Draft,
  type DraftScore,
  emptyScore,
} from '../../shared/model/draft.ts'

/** One change of a draft. */
export type Edit = (draft: Draft) => Draft

const score = (criterionId: string, change: (score: DraftScore) => DraftScore): Edit => {
  return (draft) => ({
    ...draft,
    scores: { ...draft.scores, [criterionId]: change(draft.scores[criterionId] ?? emptyScore) },
  })
}

export const rate = (criterionId: string, ratingId: string | null) =>
  score(criterionId, (before) => ({ ...before, ratingId }))

export const commentOn = (criterionId: string, comment: string) =>
  score(criterionId, (before) => ({ ...before, comment }))

const samePlace = (one: Anchor, other: Anchor) =>
  one.evidenceId === other.evidenceId && JSON.stringify(one.place) === JSON.stringify(other.place)

/** Ties a place to a criterion; a place that is tied already is not tied twice. */
export const tie = (criterionId: string, anchor: Anchor) =>
  score(criterionId, (before) =>
    before.anchors.some((other) => samePlace(other, anchor))
      ? before
      : { ...before, anchors: [...before.anchors, anchor] },
  )

export const untie = (criterionId: string, anchorId: string) =>
  score(criterionId, (before) => ({
    ...before,
    anchors: before.anchors.filter(({ id }) => id !== anchorId),
  }))

export const chooseOutcome =
  (chosenOutcome: ChosenOutcome | null): Edit =>
  (draft) => ({ ...draft, chosenOutcome })

export const writeFeedback =
  (feedback: string): Edit =>
  (draft) => ({ ...draft, feedback })

export const writeNote =
  (note: string): Edit =>
  (draft) => ({ ...draft, note })

export const writeReason =
  (reason: string): Edit =>
  (draft) => ({ ...draft, reason })
