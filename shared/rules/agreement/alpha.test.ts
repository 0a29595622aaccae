import { describe, expect, test } from 'vitest'
import { alpha, type Unit } from './alpha.ts'

/**
 * Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), part C: four observers, twelve
 * units, values left out. Rows are observers, values counted from 1.
 */
const observers = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
  [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
]
const units: Unit[] = observers[0]!.map((_, unit) =>
  observers.map((values) => (values[unit] === 0 ? null : values[unit]! - 1)),
)

describe('alpha of the four observers in Krippendorff (2011)', () => {
  test.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
  ] as const)('is, as %s, %d', (metric, value) => {
    expect(alpha(units, metric)!.value).toBeCloseTo(value, 3)
  })
})

/** The same paper, part A: two observers, ten units, two values. */
test('alpha of the two observers in Krippendorff (2011) is 0.095', () => {
  const one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
  const other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
  const value = alpha(
    one.map((step, unit) => [step, other[unit]!]),
    'nominal',
  )!.value
  expect(value).toBeCloseTo(0.095, 3)
})

describe('alpha', () => {
  test('has an interval around it, the same each time, and narrower with more packets', () => {
    const few = alpha(units, 'ordinal')!
    expect(few.low).toBeLessThan(few.value)
    expect(few.high).toBeGreaterThan(few.value)
    expect(alpha(units, 'ordinal')).toEqual(few)
    const many = alpha(Array.from({ length: 8 }, () => units).flat(), 'ordinal')!
    expect(many.high - many.low).toBeLessThan((few.high - few.low) / 2)
  })
  test('is 1 where all agree, and below 0 where they agree less than by chance', () => {
    expect(
      alpha(
        [
          [0, 0],
          [2, 2],
          [1, 1],
        ],
        'ordinal',
      ),
    ).toEqual({ value: 1, low: 1, high: 1 })
    expect(
      alpha(
        [
          [0, 1],
          [1, 0],
          [0, 1],
        ],
        'nominal',
      )!.value,
    ).toBeLessThan(0)
  })
  test('is not told where no two rated the same packet, or all gave one step', () => {
    expect(
      alpha(
        [
          [0, null],
          [null, 1],
        ],
        'nominal',
      ),
    ).toBeNull()
    expect(
      alpha(
        [
          [1, 1],
          [1, 1],
        ],
        'nominal',
      ),
    ).toBeNull()
    expect(alpha([], 'ordinal')).toBeNull()
  })
  test('is low where nearly all are within a step and the ratings hardly tell packets apart', () => {
    const alike: Unit[] = Array.from({ length: 30 }, (_, unit) => [unit % 2, (unit >> 1) % 2])
    expect(Math.abs(alpha(alike, 'ordinal')!.value)).toBeLessThan(0.1)
  })
})
