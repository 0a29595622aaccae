import { expect, test } from 'vitest'
import { CommentBank } from '../../../shared/model/comments.ts'
import { rubrics } from '../programme/index.ts'
import { banks } from './index.ts'

test.each(rubrics)('the bank of $id has comments for each of its criteria', (rubric) => {
  const bank = banks.find(({ rubricId }) => rubricId === rubric.id)
  const { comments } = CommentBank.parse(bank)
  for (const { id, ratings, requiredRatingId } of rubric.criteria) {
    const own = comments.filter(({ criterionId }) => criterionId === id)
    const ratingIds = new Set(own.map(({ ratingId }) => ratingId))
    expect(ratingIds).toContain(requiredRatingId)
    expect(ratings.map((rating) => rating.id)).toEqual(
      expect.arrayContaining([...ratingIds].filter((ratingId) => ratingId !== null)),
    )
  }
  const known = new Set([null, ...rubric.criteria.map(({ id }) => id)])
  expect(comments.filter(({ criterionId }) => !known.has(criterionId))).toEqual([])
})
