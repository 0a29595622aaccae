import { expect, test } from 'vitest'
import { meanOf } from './mean.ts'

const wide = [-Infinity, Infinity] as const

/**
 * NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2, "Confidence Limits for the Mean": of 195
 * values with mean 9.261460 and standard deviation 0.02278881 the limits are 9.258242 and 9.264679.
 */
test('the interval of the mean is that of the handbook of NIST', () => {
  const [count, mean, deviation] = [195, 9.26146, 0.02278881]
  // As many values on either side, and one between, have exactly this mean and deviation.
  const values = Array.from({ length: count }, (_, at) =>
    at === 0 ? mean : mean + (at % 2 === 0 ? deviation : -deviation),
  )
  const found = meanOf(values, wide)!
  expect(found.low).toBeCloseTo(9.258242, 5)
  expect(found.high).toBeCloseTo(9.264679, 5)
})

test('one value says nothing of others, and an interval ends where the scale does', () => {
  expect(meanOf([], [0, 1])).toBeNull()
  expect(meanOf([0.4], [0, 1])).toEqual({ value: 0.4, low: 0, high: 1 })
  expect(meanOf([0, 1], [0, 1])).toEqual({ value: 0.5, low: 0, high: 1 })
})
