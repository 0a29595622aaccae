import { expect, test } from 'vitest'
import { shareOf } from './shares.ts'

const rounded = (number: number) => Math.round(number * 1e4) / 1e4

/** Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3. */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('the interval of %d of %d is that of Newcombe (1998)', (count, total, low, high) => {
  const { low: from, high: to } = shareOf(count, total)!
  expect([rounded(from), rounded(to)]).toEqual([low, high])
})

test('all of some may still be fewer, and of nothing there is no share', () => {
  const all = shareOf(5, 5)!
  expect(all).toMatchObject({ value: 1, high: 1 })
  expect(all.low).toBeLessThan(0.6)
  expect(shareOf(0, 0)).toBeNull()
})
