import { expect, test } from 'vitest'
import { slopeOf } from './slope.ts'

/**
 * NIST, Statistical Reference Datasets, linear regression, "Norris": the slope is certified as
 * 1.00211681802045 with a standard deviation of 0.000429796848199937; 34 degrees of freedom.
 */
const norris =
  `0.1 0.2 338.8 337.4 118.1 118.2 888.0 884.6 9.2 10.1 228.1 226.5 668.5 666.3 998.5 996.3
449.1 448.6 778.9 777.0 559.2 558.2 0.3 0.4 0.1 0.6 778.1 775.5 668.8 666.9 339.3 338.0 448.9 447.5
10.8 11.6 557.7 556.0 228.3 228.1 998.0 995.8 888.8 887.6 119.6 120.2 0.3 0.3 0.6 0.3 557.6 556.8
339.3 339.1 888.0 887.2 998.5 999.0 778.9 779.0 10.2 11.1 117.6 118.3 228.9 229.2 668.4 669.1
449.2 448.9 0.2 0.5`
    .split(/\s+/)
    .map(Number)

test('the slope of NIST’s Norris data is the certified one, its interval that of Student’s t', () => {
  const points = Array.from({ length: 36 }, (_, at) => ({
    y: norris[2 * at]!,
    x: norris[2 * at + 1]!,
  }))
  const { value, low, high } = slopeOf(points)!
  expect(value).toBeCloseTo(1.00211681802045, 10)
  // Student's t of 34 degrees of freedom is 2.0322.
  expect((high - low) / 2).toBeCloseTo(2.032245 * 0.000429796848199937, 8)
})

test('two points, or points above one another, have none', () => {
  expect(
    slopeOf([
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ]),
  ).toBeNull()
  expect(slopeOf([1, 2, 3].map((y) => ({ x: 1, y })))).toBeNull()
})
