import type { Score } from '../model/decision.ts'
import type { EarlierAttempt } from '../model/packet.ts'
import type { Rubric } from '../model/rubric.ts'
import { reaches } from './ratings.ts'

/** A criterion that an earlier attempt met, and that therefore stays met. */
export type Kept = { ratingId: string; decisionId: string; attempt: number; comment: string }

/** What an earlier attempt says of a criterion. */
export type EarlierScore = Pick<Score, 'ratingId' | 'comment'> &
  Pick<EarlierAttempt, 'attempt' | 'rubricVersion'>

/** What an earlier attempt can no longer take back: a recusal or a doubt decided nothing. */
const decided = new Set(['met', 'not-yet', 'returned'])

/**
 * The criteria that stay met, by criterion id, each from the latest attempt that met it. A rating
 * that the rubric of now does not have, or that no longer reaches, is not kept.
 */
export function keptCriteria(rubric: Rubric, earlier: EarlierAttempt[]): Map<string, Kept> {
  const kept = new Map<string, Kept>()
  const oldestFirst = earlier.toSorted((one, other) => one.attempt - other.attempt)
  for (const { attempt, decisionId, outcome, scores } of oldestFirst) {
    if (!decided.has(outcome)) continue
    for (const { criterionId, ratingId, comment } of scores) {
      const criterion = rubric.criteria.find(({ id }) => id === criterionId)
      if (criterion && ratingId !== null && reaches(criterion, ratingId))
        kept.set(criterionId, { ratingId, decisionId, attempt, comment })
    }
  }
  return kept
}

/** What the latest attempt that was decided says of a criterion; null where none says anything. */
export function earlierScore(
  earlier: readonly EarlierAttempt[],
  criterionId: string,
): EarlierScore | null {
  const latestFirst = earlier.toSorted((one, other) => other.attempt - one.attempt)
  for (const { attempt, rubricVersion, outcome, scores } of latestFirst) {
    const score = scores.find((one) => one.criterionId === criterionId)
    if (!score || !decided.has(outcome)) continue
    const { ratingId, comment } = score
    if (ratingId !== null || comment !== '') return { attempt, rubricVersion, ratingId, comment }
  }
  return null
}
