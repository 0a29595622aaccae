import type { AgreedScore, Tolerance } from '../model/calibration.ts'
import type { Score } from '../model/decision.ts'
import type { Rubric } from '../model/rubric.ts'
import type { Pair } from './agreement/criterion.ts'

/** How one criterion was rated, beside what was agreed. */
export type Compared = {
  criterionId: string
  ownId: string | null
  agreed: AgreedScore
  /** Ratings that own lies above the agreed one; null where nothing was rated. */
  apart: number | null
}

type Rated = Pick<Score, 'criterionId' | 'ratingId'>

/** Own ratings beside the agreed ones, in the rubric's order; what was not agreed on is left out. */
export function compare(
  rubric: Rubric,
  scores: readonly Rated[],
  agreed: readonly AgreedScore[],
): Compared[] {
  return rubric.criteria.flatMap(({ id, ratings }) => {
    const key = agreed.find(({ criterionId }) => criterionId === id)
    const step = (ratingId: string | null | undefined) =>
      ratings.findIndex((rating) => rating.id === ratingId)
    if (!key || step(key.ratingId) < 0) return []
    const ownId = scores.find(({ criterionId }) => criterionId === id)?.ratingId ?? null
    const apart = step(ownId) < 0 ? null : step(ownId) - step(key.ratingId)
    return [{ criterionId: id, ownId, agreed: key, apart }]
  })
}

export type Verdict = {
  passed: boolean
  criteria: number
  exact: number
  /** Further off than the tolerance allows, or not rated at all. */
  far: number
}

/**
 * Whether a round is passed. One rule for both ends: the device opens the packets before central
 * records have heard of it, and they must come to the same.
 * @param compared of all packets of the round
 */
export function judgeRound(compared: readonly Compared[], { exact, within }: Tolerance): Verdict {
  const same = compared.filter(({ apart }) => apart === 0).length
  const far = compared.filter(({ apart }) => apart === null || Math.abs(apart) > within).length
  const share = compared.length === 0 ? 0 : same / compared.length
  return {
    // A share such as 0.8 of 15 must not fail by the last digit of a fraction.
    passed: compared.length > 0 && far === 0 && share + 1e-9 >= exact,
    criteria: compared.length,
    exact: same,
    far,
  }
}

/** Of one criterion, the pairs of steps over many comparisons, to tell agreement from. */
export function pairsOf(
  rubric: Rubric,
  criterionId: string,
  compared: readonly Compared[],
): Pair[] {
  const ratings = rubric.criteria.find(({ id }) => id === criterionId)?.ratings ?? []
  const step = (ratingId: string | null) => ratings.findIndex(({ id }) => id === ratingId)
  return compared
    .filter((one) => one.criterionId === criterionId)
    .map(({ ownId, agreed }): Pair => [step(ownId), step(agreed.ratingId)])
    .filter(([own, other]) => own >= 0 && other >= 0)
}
