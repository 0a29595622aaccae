import type { Anchor } from '../../shared/model/anchor.ts'
import {
  type ChosenOutcome,
  type Draft,
  type DraftScore,
  emptyScore,
} from '../../shared/model/draft.ts'
import type { Recusal } from '../../shared/model/outcome.ts'
import type { Criterion } from '../../shared/model/rubric.ts'
import { withNamed } from '../../shared/rules/about.ts'
import { withBehaviour, withSeen } from '../../shared/rules/behaviours.ts'

/** One change of a draft. */
export type Edit = (draft: Draft) => Draft

const score = (criterionId: string, change: (score: DraftScore) => DraftScore): Edit => {
  return (draft) => {
    const before = draft.scores[criterionId] ?? emptyScore
    const after = change(before)
    // What changes nothing begins no entry either.
    return after === before
      ? draft
      : { ...draft, scores: { ...draft.scores, [criterionId]: after } }
  }
}

export const rate = (criterionId: string, ratingId: string | null) =>
  score(criterionId, (before) => ({ ...before, ratingId }))

/** Sets which behaviours were seen; in whichever order, for none it says nothing. */
export const see = (criterionId: string, seen: readonly string[]) =>
  score(criterionId, (before) => withSeen(before, seen))

/** Ticks a behaviour off, or takes the tick back. */
export const tick = (criterion: Criterion, behaviourId: string, isSeen: boolean) =>
  score(criterion.id, (before) => withBehaviour(criterion, before, behaviourId, isSeen))

export const commentOn = (criterionId: string, comment: string) =>
  score(criterionId, (before) => ({ ...before, comment }))

type Tied = Pick<Anchor, 'evidenceId' | 'place'>

export const samePlace = (one: Tied, other: Tied) =>
  one.evidenceId === other.evidenceId && JSON.stringify(one.place) === JSON.stringify(other.place)

/** Ties places to a criterion; a place that is tied already is not tied twice. */
export const tie = (criterionId: string, anchors: readonly Anchor[]) =>
  score(criterionId, (before) => {
    const fresh = anchors.filter((one) => !before.anchors.some((other) => samePlace(other, one)))
    return fresh.length === 0 ? before : { ...before, anchors: [...before.anchors, ...fresh] }
  })

export const untie = (criterionId: string, anchorIds: readonly string[]) =>
  score(criterionId, (before) => ({
    ...before,
    anchors: before.anchors.filter(({ id }) => !anchorIds.includes(id)),
  }))

/** Puts an anchor that was taken off back where it stood. */
export const putBack = (criterionId: string, anchor: Anchor, at: number) =>
  score(criterionId, (before) => ({ ...before, anchors: before.anchors.toSpliced(at, 0, anchor) }))

export const noteOn = (criterionId: string, anchorId: string, note: string) =>
  score(criterionId, (before) => ({
    ...before,
    anchors: before.anchors.map((one) => (one.id === anchorId ? { ...one, note } : one)),
  }))

export const chooseOutcome =
  (chosenOutcome: ChosenOutcome | null): Edit =>
  (draft) => ({ ...draft, chosenOutcome })

/** Sets all that was answered to what non-decisions ask; with nothing the draft has no answer. */
export const answer =
  (about: Draft['about']): Edit =>
  (draft) => {
    const { about: before, ...rest } = draft
    void before
    return about === undefined || Object.keys(about).length === 0 ? rest : { ...rest, about }
  }

/** Names a criterion or an item of evidence, or no longer; kept in the given order. */
export const nameIn =
  (which: 'criteria' | 'items', name: string, isNamed: boolean, order: readonly string[]): Edit =>
  (draft) =>
    answer(withNamed(draft.about, which, name, isNamed, order))(draft)

/** Says why the reviewer steps back. */
export const recuseFor =
  (recusal: Recusal): Edit =>
  (draft) =>
    answer({ ...draft.about, recusal })(draft)

export const writeFeedback =
  (feedback: string): Edit =>
  (draft) => ({ ...draft, feedback })

export const writeNote =
  (note: string): Edit =>
  (draft) => ({ ...draft, note })

export const writeReason =
  (reason: string): Edit =>
  (draft) => ({ ...draft, reason })
