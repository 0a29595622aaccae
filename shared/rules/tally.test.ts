import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earlier, rubric } from '../testing/review.ts'
import { keptCriteria } from './attempts.ts'
import { tally } from './tally.ts'

const none = new Map()
const ranks = (...chosen: (number | null)[]) => {
  const ids = ['a', 'b', 'c']
  return (id: string) => {
    const rank = chosen[ids.indexOf(id)]
    return rank == null ? null : `${id}-${rank}`
  }
}

test('a level is met when every criterion reaches its required rating, and only then', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }), (all) => {
      const { outcome, open } = tally(rubric(), ranks(...all), none)
      expect(open).toBe(0)
      expect(outcome).toBe(all.every((rank) => rank >= 2) ? 'met' : 'not-yet')
    }),
  )
})

test('while a criterion is open there is no outcome, whatever the others say', () => {
  expect(tally(rubric(), ranks(0, 0, null), none)).toMatchObject({ open: 1, outcome: null })
  expect(tally(rubric(), ranks(3, 3, null), none)).toMatchObject({ open: 1, outcome: null })
})

test('a rating of another criterion leaves the criterion open', () => {
  expect(tally(rubric(), () => 'a-3', none).criteria.map(({ standing }) => standing)).toEqual([
    'met',
    'open',
    'open',
  ])
})

test('what was met before counts as met without a rating', () => {
  const kept = keptCriteria(rubric(), [earlier(1, { a: 2 })])
  expect(tally(rubric(), ranks(null, 2, 3), kept)).toMatchObject({ open: 0, outcome: 'met' })
})
