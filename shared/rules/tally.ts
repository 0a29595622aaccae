import type { Rubric } from '../model/rubric.ts'
import type { Kept } from './attempts.ts'
import { reaches } from './ratings.ts'

export type Standing = 'met' | 'below' | 'open'

export type Tally = {
  /** In the rubric's order. */
  criteria: { criterionId: string; standing: Standing; kept: boolean }[]
  open: number
  /** The outcome that the ratings give; null while a criterion is open. */
  outcome: 'met' | 'not-yet' | null
}

/**
 * Where a review stands: a level is met when every criterion reaches its required rating.
 * `ratings` gives the rating chosen by criterion id; kept criteria count as met whatever it says.
 */
export function tally(
  rubric: Rubric,
  ratings: (criterionId: string) => string | null | undefined,
  kept: ReadonlyMap<string, Kept>,
): Tally {
  const criteria = rubric.criteria.map((criterion) => {
    const { id: criterionId } = criterion
    if (kept.has(criterionId)) return { criterionId, standing: 'met' as const, kept: true }
    const ratingId = ratings(criterionId)
    const known = criterion.ratings.some(({ id }) => id === ratingId)
    const standing: Standing =
      ratingId == null || !known ? 'open' : reaches(criterion, ratingId) ? 'met' : 'below'
    return { criterionId, standing, kept: false }
  })
  const open = criteria.filter(({ standing }) => standing === 'open').length
  const below = criteria.some(({ standing }) => standing === 'below')
  return { criteria, open, outcome: open > 0 ? null : below ? 'not-yet' : 'met' }
}
