import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoff, longest } from './backoff.ts'

const random = fc.double({ min: 0, max: 0.999, noNaN: true })

test('a wait is at least a second, at most the limit, and less than double with each failure', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), random, (failures, chance) => {
      const wait = backoff(failures, chance, null, longest)
      expect(wait).toBeGreaterThanOrEqual(1000)
      expect(wait).toBeLessThanOrEqual(Math.min(longest, 1000 * 2 ** failures))
    }),
  )
  expect(backoff(50, 0.999, null, longest)).toBeGreaterThan(longest * 0.99)
})

test('central records may ask for more, up to an hour', () => {
  expect(backoff(1, 0, 90, longest)).toBe(90_000)
  expect(backoff(1, 0, 1e9, longest)).toBe(3_600_000)
})
