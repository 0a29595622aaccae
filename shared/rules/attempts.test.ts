import { expect, test } from 'vitest'
import { earlier, rubric } from '../testing/review.ts'
import { earlierScore, keptCriteria } from './attempts.ts'

test('a criterion that was met stays met, from the latest attempt that met it', () => {
  const kept = keptCriteria(rubric(), [earlier(2, { a: 3, b: 1 }), earlier(1, { a: 2, b: 1 })])
  expect([...kept.keys()]).toEqual(['a'])
  expect(kept.get('a')).toMatchObject({ ratingId: 'a-3', attempt: 2, comment: 'attempt 2' })
})

test('a later attempt below the required rating does not take back what was met', () => {
  const kept = keptCriteria(rubric(), [earlier(1, { a: 2 }), earlier(2, { a: 0 })])
  expect(kept.get('a')).toMatchObject({ ratingId: 'a-2', attempt: 1 })
})

test('what a recusal or a doubt left behind is not kept', () => {
  for (const outcome of ['recused', 'authenticity-doubt', 'unreadable'] as const)
    expect(keptCriteria(rubric(), [earlier(1, { a: 3 }, { outcome })]).size).toBe(0)
})

test('a rating that the rubric of now does not have is not kept', () => {
  const gone = rubric({ criteria: rubric().criteria.filter(({ id }) => id !== 'a') })
  expect(keptCriteria(gone, [earlier(1, { a: 3, b: 2 })]).has('a')).toBe(false)
  expect(keptCriteria(gone, [earlier(1, { a: 3, b: 2 })]).has('b')).toBe(true)
})

test('a criterion is shown as the latest attempt that was decided has it', () => {
  const attempts = [
    earlier(1, { a: 0, b: 1 }),
    earlier(2, { a: 1 }),
    earlier(3, { a: 3 }, { outcome: 'recused' }),
  ]
  expect(earlierScore(attempts, 'a')).toMatchObject({ attempt: 2, ratingId: 'a-1' })
  expect(earlierScore(attempts, 'b')).toMatchObject({ attempt: 1, comment: 'attempt 1' })
  expect(earlierScore(attempts, 'c')).toBeNull()
})
