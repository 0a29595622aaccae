import { Decision } from '../../shared/model/decision.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { Edit } from '../scoring/edits.ts'
import type { DecisionRow } from '../store/rows.ts'

/**
 * Begins a draft with what a decision without effect had: its ratings as far as the rubric of now
 * has them, comments, anchors, feedback and note. The outcome is asked for anew.
 */
export function resume(decision: Pick<DecisionRow, 'signed'>, rubric: Rubric): Edit {
  const made = Decision.parse(JSON.parse(decision.signed.canonical))
  if (made.kind === 'withdrawal') return (draft) => draft
  const scores = Object.fromEntries(
    rubric.criteria.flatMap(({ id, ratings }) => {
      const before = made.scores.find(({ criterionId }) => criterionId === id)
      if (!before) return []
      const known = ratings.some((rating) => rating.id === before.ratingId)
      const ratingId = known ? before.ratingId : null
      return [[id, { ratingId, comment: before.comment, anchors: before.anchors }]]
    }),
  )
  return (draft) => ({ ...draft, scores, feedback: made.feedback, note: made.note })
}
