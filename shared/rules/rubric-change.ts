import type { Review } from '../model/decision.ts'
import type { Criterion, Rubric } from '../model/rubric.ts'

/** What became of a criterion from one version of a rubric to another. */
export type CriterionChange = 'same' | 'changed' | 'new' | 'gone'

/** All of a criterion that a score rests on; to which standard it is tied does not change a rating. */
const substance = ({
  title,
  description,
  evidenceDemanded,
  ratings,
  requiredRatingId,
}: Criterion) =>
  JSON.stringify([
    title,
    description,
    evidenceDemanded,
    requiredRatingId,
    ratings.map((rating) => [rating.id, rating.label, rating.description, rating.points]),
  ])

export const sameCriterion = (one: Criterion, other: Criterion) =>
  substance(one) === substance(other)

/** By criterion id: those of the version of now in its order, then those that are gone. */
export function compareRubrics(before: Rubric, now: Rubric): Map<string, CriterionChange> {
  // Another rubric's criteria are others, even where an id happens to be the same.
  const old = new Map(before.id === now.id ? before.criteria.map((one) => [one.id, one]) : [])
  const changes = new Map<string, CriterionChange>()
  for (const criterion of now.criteria) {
    const was = old.get(criterion.id)
    changes.set(
      criterion.id,
      was === undefined ? 'new' : sameCriterion(was, criterion) ? 'same' : 'changed',
    )
  }
  for (const { id } of before.criteria) if (!changes.has(id)) changes.set(id, 'gone')
  return changes
}

/** Whether an outcome comes from the ratings, so that it stands and falls with the criteria. */
export const isByRatings = ({ outcome }: Pick<Review, 'outcome'>) =>
  outcome === 'met' || outcome === 'not-yet'

/**
 * Whether a decision made on one version of a rubric says the same by another: each criterion that
 * it rated is unchanged and, where the outcome comes from the ratings, there are no others.
 */
export function stillHolds(
  decision: Pick<Review, 'outcome' | 'scores'>,
  before: Rubric,
  now: Rubric,
): boolean {
  const rated = new Set(
    decision.scores.flatMap(({ criterionId, ratingId }) => (ratingId === null ? [] : criterionId)),
  )
  return [...compareRubrics(before, now)].every(
    ([id, change]) => change === 'same' || (!isByRatings(decision) && !rated.has(id)),
  )
}
