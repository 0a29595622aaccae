import type { BankComment, CommentBank } from '../../../shared/model/comments.ts'

/** Texts by the rating that they are for, in the order in which they are offered; `any` for all. */
type OnCriterion = Partial<Record<'any' | 'not-yet' | 'developing' | 'meets' | 'exceeds', string[]>>

/** A bank of this programme: by criterion, and `feedback` on the review as a whole. */
export function bankOf(
  rubricId: string,
  feedback: string[],
  byCriterion: Record<string, OnCriterion>,
): CommentBank {
  const onCriteria = Object.entries(byCriterion).flatMap(([criterionId, byRating]) =>
    Object.entries(byRating).flatMap(([rating, texts]) =>
      texts.map((text, at): BankComment => ({
        id: `${criterionId}.${rating}.${at + 1}`,
        criterionId,
        ratingId: rating === 'any' ? null : rating,
        text,
      })),
    ),
  )
  const onWhole = feedback.map((text, at): BankComment => ({
    id: `feedback.${at + 1}`,
    criterionId: null,
    ratingId: null,
    text,
  }))
  return { rubricId, comments: [...onCriteria, ...onWhole] }
}
