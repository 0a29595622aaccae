import { describe, expect, test } from 'vitest'
import { afterRating, startingCriterion, stepFrom, writeOpen } from './steps.ts'

const criterion = (criterionId: string, standing: 'met' | 'below' | 'open', kept = false) => ({
  criterionId,
  standing,
  kept,
})

describe('afterRating', () => {
  test('goes on to the next open criterion, past those that are rated or kept', () => {
    const criteria = [
      criterion('a', 'met'),
      criterion('b', 'below'),
      criterion('c', 'met', true),
      criterion('d', 'open'),
    ]
    expect(afterRating({ criteria, missing: [] }, 'a')).toBe('d')
  })

  test('begins again at the top after the last', () => {
    const criteria = [criterion('a', 'open'), criterion('b', 'met'), criterion('c', 'met')]
    expect(afterRating({ criteria, missing: [] }, 'c')).toBe('a')
  })

  test('stays while the rating must still be tied to the evidence', () => {
    const criteria = [criterion('a', 'met'), criterion('b', 'open')]
    const missing = [{ what: 'anchor' as const, criterionId: 'a' }]
    expect(afterRating({ criteria, missing }, 'a')).toBe('a')
  })

  test('goes back to a rated one that lacks its evidence', () => {
    const criteria = [criterion('a', 'met'), criterion('b', 'met')]
    const missing = [{ what: 'anchor' as const, criterionId: 'a' }]
    expect(afterRating({ criteria, missing }, 'b')).toBe('a')
  })

  test('stays when nothing is open', () => {
    const criteria = [criterion('a', 'met'), criterion('b', 'below')]
    expect(afterRating({ criteria, missing: [] }, 'a')).toBe('a')
  })
})

test('a review begins with its first open criterion, or with the first', () => {
  expect(
    startingCriterion({ criteria: [criterion('a', 'met', true), criterion('b', 'open')] }),
  ).toBe('b')
  expect(startingCriterion({ criteria: [criterion('a', 'met'), criterion('b', 'met')] })).toBe('a')
})

test('steps end at both ends', () => {
  const criteria = [{ id: 'a' }, { id: 'b' }]
  expect(stepFrom(criteria, 'a', 1)).toBe('b')
  expect(stepFrom(criteria, 'b', 1)).toBe('b')
  expect(stepFrom(criteria, 'a', -1)).toBe('a')
})

describe('writeOpen', () => {
  test('says all that is wanting', () => {
    const criteria = [criterion('a', 'open'), criterion('b', 'met')]
    const missing = [
      { what: 'rating' as const, criterionId: 'a' },
      { what: 'anchor' as const, criterionId: 'b' },
      { what: 'feedback' as const, criterionId: null },
    ]
    expect(writeOpen({ criteria, missing })).toBe('1 open, 1 without evidence, feedback missing')
  })

  test('does not count what is open where the outcome does not come from ratings', () => {
    const missing = [{ what: 'feedback' as const, criterionId: null }]
    expect(writeOpen({ criteria: [criterion('a', 'open')], missing })).toBe('feedback missing')
  })
})
