import { describe, expect, test } from 'vitest'
import type { AgreedScore } from '../model/calibration.ts'
import type { Rubric } from '../model/rubric.ts'
import { compare, judgeRound, pairsOf } from './qualification.ts'

const steps = ['low', 'mid', 'high', 'top']
const rubric: Rubric = {
  id: 'R',
  version: 1,
  achievementId: 'A',
  level: 2,
  title: 'Rubric',
  feedback: 'optional',
  criteria: ['a', 'b', 'c', 'd', 'e'].map((id) => ({
    id,
    standardId: 'S',
    title: id,
    description: id,
    evidenceDemanded: false,
    requiredRatingId: 'high',
    ratings: steps.map((step) => ({ id: step, label: step, description: step, points: null })),
  })),
}
const agreed: AgreedScore[] = rubric.criteria.map(({ id }) => ({
  criterionId: id,
  ratingId: 'mid',
  reason: 'So it is',
}))
const rated = (...ids: (string | null)[]) =>
  ids.map((ratingId, at) => ({ criterionId: rubric.criteria[at]!.id, ratingId }))
const judged = (...ids: (string | null)[]) =>
  judgeRound(compare(rubric, rated(...ids), agreed), { exact: 0.8, within: 1 })

describe('a round', () => {
  test('is passed at the share that is demanded, and not below it', () => {
    expect(judged('mid', 'mid', 'mid', 'mid', 'high')).toEqual({
      passed: true,
      criteria: 5,
      exact: 4,
      far: 0,
    })
    expect(judged('mid', 'mid', 'mid', 'low', 'high').passed).toBe(false)
  })
  test('is not passed with one rating too far off, or with none given', () => {
    expect(judged('mid', 'mid', 'mid', 'mid', 'top')).toMatchObject({ passed: false, far: 1 })
    expect(judged('mid', 'mid', 'mid', 'mid', null)).toMatchObject({ passed: false, far: 1 })
  })
  test('of nothing is not passed', () => {
    expect(judgeRound([], { exact: 0, within: 1 }).passed).toBe(false)
  })
})

test('what was not agreed on is not compared, and pairs are of steps', () => {
  const compared = compare(rubric, rated('high', null, 'low'), agreed.slice(0, 3))
  expect(compared.map(({ apart }) => apart)).toEqual([1, null, -1])
  expect(pairsOf(rubric, 'a', compared)).toEqual([[2, 1]])
  expect(pairsOf(rubric, 'b', compared)).toEqual([])
})
