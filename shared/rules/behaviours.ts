import type { Behaviour, Criterion, Rating } from '../model/rubric.ts'

type Seeing = { behaviours?: string[] | undefined }

/** All behaviours that the ratings of a criterion name, lowest rating first. */
export const behavioursOf = ({ ratings }: Criterion): Behaviour[] =>
  ratings.flatMap(({ behaviours = [] }) => behaviours)

/**
 * What is to be ticked off for a rating: what its own text names. While none is chosen that is the
 * required one's, which is what a reviewer reads for.
 */
export function behavioursAsked(
  { ratings, requiredRatingId }: Criterion,
  ratingId: string | null,
): { rating: Rating; behaviours: Behaviour[] } | null {
  const rating = ratings.find(({ id }) => id === (ratingId ?? requiredRatingId))
  const { behaviours = [] } = rating ?? {}
  return rating && behaviours.length > 0 ? { rating, behaviours } : null
}

/** Which of some behaviours a score says were seen. */
export const seenOf = (behaviours: readonly Behaviour[], { behaviours: seen = [] }: Seeing) =>
  behaviours.filter(({ id }) => seen.includes(id))

/** A score with these behaviours seen; with none it says nothing of them, as it did before there were any. */
export function withSeen<Score extends object>(
  score: Score,
  seen: readonly string[],
): Omit<Score, 'behaviours'> & Seeing {
  const { behaviours: _, ...rest }: Score & Seeing = score
  return seen.length === 0 ? rest : { ...rest, behaviours: [...seen] }
}

/** A score with one behaviour ticked, or no longer; in the rubric's order, unknown ones last. */
export function withBehaviour<Score extends Seeing>(
  criterion: Criterion,
  score: Score,
  behaviourId: string,
  isSeen: boolean,
) {
  const seen = new Set(score.behaviours)
  if (isSeen) seen.add(behaviourId)
  else seen.delete(behaviourId)
  const known = behavioursOf(criterion).flatMap(({ id }) => (seen.has(id) ? id : []))
  return withSeen(score, [...new Set([...known, ...seen])])
}
