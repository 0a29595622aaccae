import type { Estimate } from './kappa.ts'

/** Of the normal distribution: 95 % lie within so many standard errors. */
const z = 1.959964

/**
 * A share with its interval of 95 %, which holds for few and for none, too (Wilson 1927).
 * @returns null of nothing
 */
export function shareOf(count: number, total: number): Estimate | null {
  if (total === 0) return null
  const value = count / total
  const middle = value + z ** 2 / (2 * total)
  const half = z * Math.sqrt((value * (1 - value) + z ** 2 / (4 * total)) / total)
  const whole = 1 + z ** 2 / total
  return {
    value,
    low: count === 0 ? 0 : (middle - half) / whole,
    high: count === total ? 1 : (middle + half) / whole,
  }
}
