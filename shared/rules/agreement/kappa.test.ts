import { describe, expect, test } from 'vitest'
import { kappa, tableOf } from './kappa.ts'

const rounded = (numbers: object | null) =>
  numbers && Object.values(numbers).map((one: number) => Math.round(one * 1e4) / 1e4)

/** SAS/STAT 14.1, PROC FREQ, "Agreement Study": two dermatologists, 88 patients, four ordered steps. */
const skin = [
  [10, 4, 1, 0],
  [5, 10, 12, 2],
  [2, 4, 12, 5],
  [0, 2, 6, 13],
]

describe('kappa of the dermatologists in the manual of SAS', () => {
  test('is 0.3449, from 0.2030 to 0.4868', () => {
    expect(rounded(kappa(skin, 'none'))).toEqual([0.3449, 0.203, 0.4868])
  })
  test('is 0.5082 with linear weights, from 0.3798 to 0.6366', () => {
    expect(rounded(kappa(skin, 'linear'))).toEqual([0.5082, 0.3798, 0.6366])
  })
})

/**
 * Hout, Duncan and Sobel (1987), in the manual of the R package vcd, `Kappa(SexualFun)`: 91 couples,
 * four ordered steps; the asymptotic standard errors are 0.0686 and 0.0783.
 */
const couples = [
  [7, 7, 2, 3],
  [2, 8, 3, 7],
  [1, 5, 4, 9],
  [2, 8, 9, 14],
]

describe('kappa of the couples in the manual of vcd', () => {
  test.each([
    ['none', 0.1293, 0.0686],
    ['linear', 0.2374, 0.0783],
  ] as const)('is, with weights %s, %d with a standard error of %d', (weights, value, error) => {
    const found = kappa(couples, weights)!
    expect(found.value).toBeCloseTo(value, 4)
    expect((found.high - found.low) / 2 / 1.959964).toBeCloseTo(error, 4)
  })
})

/** Fleiss, Statistical Methods for Rates and Proportions (1981), p. 213: 100 subjects, three diagnoses. */
const diagnoses = [
  [75, 1, 4],
  [5, 4, 1],
  [0, 0, 10],
]

test('kappa of the diagnoses in Fleiss is 0.676', () => {
  expect(kappa(diagnoses, 'none')!.value).toBeCloseTo(0.676, 3)
})

describe('kappa', () => {
  test('is 1 where all agree, and 0 where one follows from the other by chance alone', () => {
    expect(
      kappa(
        [
          [3, 0],
          [0, 5],
        ],
        'quadratic',
      ),
    ).toEqual({ value: 1, low: 1, high: 1 })
    expect(
      kappa(
        [
          [4, 4],
          [4, 4],
        ],
        'none',
      )!.value,
    ).toBe(0)
  })
  test('is not told by nothing, nor by one step alone', () => {
    expect(
      kappa(
        [
          [0, 0],
          [0, 0],
        ],
        'none',
      ),
    ).toBeNull()
    expect(
      kappa(
        [
          [7, 0],
          [0, 0],
        ],
        'linear',
      ),
    ).toBeNull()
  })
  test('takes a step apart for less than two with weights', () => {
    const near = tableOf(
      [
        [0, 0],
        [1, 2],
        [2, 1],
        [3, 3],
      ],
      4,
    )
    const far = tableOf(
      [
        [0, 0],
        [1, 3],
        [2, 0],
        [3, 3],
      ],
      4,
    )
    expect(kappa(near, 'quadratic')!.value).toBeGreaterThan(kappa(far, 'quadratic')!.value)
  })
})
