import type { Score } from '../model/decision.ts'
import { type Draft, emptyScore } from '../model/draft.ts'
import { type About, needsOf, type Outcome } from '../model/outcome.ts'
import type { Packet } from '../model/packet.ts'
import type { Rubric } from '../model/rubric.ts'
import { aboutOf } from './about.ts'
import { type Kept, keptCriteria } from './attempts.ts'
import { needsAnchor } from './ratings.ts'
import { tally } from './tally.ts'

/** What is wanting before a decision can be made, and where. */
export type Missing =
  | { what: 'rating' | 'anchor'; criterionId: string }
  | { what: 'criteria' | 'items' | 'recusal' | 'feedback' | 'note' | 'reason'; criterionId: null }

type Review = {
  outcome: Outcome | null
  scores: Pick<Score, 'criterionId' | 'ratingId' | 'anchors'>[]
  /** Absent in what was decided before a non-decision was asked what it is about. */
  about?: About | undefined
  feedback: string
  note: string
}

/**
 * What a review still lacks, in the rubric's order, then what the outcome asks for; empty when nothing.
 */
export function missing(
  rubric: Rubric,
  kept: ReadonlyMap<string, Kept>,
  { outcome, scores, about, feedback, note }: Review,
): Missing[] {
  const wanting: Missing[] = []
  const chosen = new Map(scores.map((score) => [score.criterionId, score]))
  // A packet that goes back, or is not decided at all, need not be rated through.
  const byRatings = outcome === null || outcome === 'met' || outcome === 'not-yet'

  for (const criterion of rubric.criteria) {
    if (kept.has(criterion.id)) continue
    const score = chosen.get(criterion.id)
    const ratingId = score?.ratingId ?? null
    const known = criterion.ratings.some(({ id }) => id === ratingId)
    if (ratingId === null || !known) {
      if (byRatings) wanting.push({ what: 'rating', criterionId: criterion.id })
    } else if (needsAnchor(criterion, ratingId) && score!.anchors.length === 0) {
      if (byRatings) wanting.push({ what: 'anchor', criterionId: criterion.id })
    }
  }

  const needs = needsOf(outcome)
  for (const what of ['criteria', 'items', 'recusal'] as const)
    if (needs.includes(what) && about !== undefined && about[what] === undefined)
      wanting.push({ what, criterionId: null })
  const needsFeedback = needs.includes('feedback') || (byRatings && rubric.feedback === 'required')
  if (needsFeedback && feedback.trim() === '') wanting.push({ what: 'feedback', criterionId: null })
  if (needs.includes('note') && note.trim() === '')
    wanting.push({ what: 'note', criterionId: null })
  return wanting
}

/** Whether a draft lacks the reason for which it amends a decision. */
const lacksReason = (draft: Draft | null) =>
  draft?.kind === 'amendment' && draft.reason.trim() === ''

/** All that the screen says of a draft: where each criterion stands, the outcome, what is missing. */
export function assess(rubric: Rubric, packet: Packet, draft: Draft | null) {
  const kept = keptCriteria(rubric, packet.earlier)
  const scores = rubric.criteria.map(({ id }) => ({
    criterionId: id,
    ...(draft?.scores[id] ?? emptyScore),
  }))
  const counted = tally(rubric, (id) => draft?.scores[id]?.ratingId, kept)
  const outcome: Outcome | null = draft?.chosenOutcome ?? counted.outcome
  const wanting = missing(rubric, kept, {
    outcome,
    scores,
    about: aboutOf(outcome, draft?.about) ?? {},
    feedback: draft?.feedback ?? '',
    note: draft?.note ?? '',
  })
  if (lacksReason(draft)) wanting.push({ what: 'reason', criterionId: null })
  return { ...counted, kept, outcome, missing: wanting }
}
export type Assessment = ReturnType<typeof assess>
