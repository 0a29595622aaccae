import type { Criterion } from '../model/rubric.ts'

/** The place of a rating in its criterion, lowest 0; -1 when the criterion has no such rating. */
export const rank = (criterion: Criterion, ratingId: string) =>
  criterion.ratings.findIndex(({ id }) => id === ratingId)

/** Whether a rating reaches the required one. An id of another criterion never does. */
export const reaches = (criterion: Criterion, ratingId: string) =>
  rank(criterion, ratingId) >= rank(criterion, criterion.requiredRatingId)

/**
 * Whether a rating must point at the evidence. The lowest rating need not: it is the one that says
 * the evidence shows nothing, and nothing cannot be pointed at.
 */
export const needsAnchor = (criterion: Criterion, ratingId: string) =>
  criterion.evidenceDemanded && rank(criterion, ratingId) > 0
