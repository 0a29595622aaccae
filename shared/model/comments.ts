import * as z from 'zod'
import { Id } from './values.ts'

/** Characters of a comment in a bank: a paragraph, which the reviewer goes on from. */
export const commentLimit = 2000
/** Comments of one bank: ten for each rating of the largest rubric would still go. */
export const bankLimit = 3000

export const CommentText = z.string().trim().min(1).max(commentLimit)

/** A comment that is ready to be used. Its text may have placeholders, see `rules/placeholders.ts`. */
export const BankComment = z.object({
  id: Id,
  /** Null: on the review as a whole, for the feedback. */
  criterionId: Id.nullable(),
  /** Null: whichever rating is chosen. */
  ratingId: Id.nullable(),
  text: CommentText,
})
export type BankComment = z.infer<typeof BankComment>

/**
 * The comments that the office shares for a rubric, in all its versions: a criterion or a rating that
 * a version does not have is left out where they are offered.
 */
export const CommentBank = z
  .object({ rubricId: Id, comments: z.array(BankComment).max(bankLimit) })
  .refine(({ comments }) => new Set(comments.map(({ id }) => id)).size === comments.length, {
    message: 'two comments share an id',
    path: ['comments'],
  })
  .refine(
    ({ comments }) =>
      comments.every(({ criterionId, ratingId }) => criterionId !== null || ratingId === null),
    { message: 'a rating without its criterion', path: ['comments'] },
  )
export type CommentBank = z.infer<typeof CommentBank>
