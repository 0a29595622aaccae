import type { Comment } from '../store/comments.ts'
import { fold, matcher } from '../ui/matches.ts'

/** Where a comment is to be used; the criterion is null for the feedback on the whole. */
export type Wanted = { criterionId: string | null; ratingId: string | null }

/** A comment as it would be written here. */
export type Offer = { comment: Comment; text: string }

/** Milliseconds after which a use counts half. */
const halving = 30 * 24 * 60 * 60 * 1000

/** Uses, of which each counts half as much a month later; as a logarithm, so that today has no part in it. */
const worth = ({ uses, usedAt }: Comment) =>
  usedAt === null ? Number.NEGATIVE_INFINITY : Math.log2(uses) + usedAt / halving

/** 0 for the same rating, 1 for any, 2 for another. */
const apart = ({ ratingId }: Comment, wanted: Wanted) =>
  ratingId === null ? 1 : ratingId === wanted.ratingId ? 0 : 2

/** 0 where the text begins so, 1 where a word does, 2 where it has it within. */
function nearness(text: string, typed: string): number {
  const [within, sought] = [fold(text), fold(typed).trim()]
  if (within.startsWith(sought)) return 0
  return within.includes(` ${sought}`) ? 1 : 2
}

const compare = (one: number, other: number) => (one === other ? 0 : one < other ? -1 : 1)

/**
 * The comments that fit what is typed, the likeliest first: of the same rating, then what is used
 * most and lately, then what begins like it, then in the order of the bank.
 * @param write fills in a comment; what is filled in is searched too
 */
export function offersFor(
  comments: readonly Comment[],
  wanted: Wanted,
  typed: string,
  write: (comment: Comment) => string,
): Offer[] {
  const has = matcher(typed)
  return comments
    .filter(({ hidden, criterionId }) => !hidden && criterionId === wanted.criterionId)
    .map((comment) => ({ comment, text: write(comment) }))
    .filter(({ text }) => has(text))
    .toSorted(
      (one, other) =>
        compare(apart(one.comment, wanted), apart(other.comment, wanted)) ||
        compare(worth(other.comment), worth(one.comment)) ||
        compare(nearness(one.text, typed), nearness(other.text, typed)),
    )
}
