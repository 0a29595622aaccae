import type { Estimate } from './kappa.ts'
import { student } from './student.ts'

/**
 * The mean of some values with its interval of 95 % (Student).
 * @returns null of none; of one, the interval is all that there can be between `least` and `most`
 */
export function meanOf(
  values: readonly number[],
  [least, most]: readonly [number, number],
): Estimate | null {
  const count = values.length
  if (count === 0) return null
  const value = values.reduce((sum, one) => sum + one, 0) / count
  if (count === 1) return { value, low: least, high: most }
  const spread = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / (count - 1)
  const half = student(count - 1) * Math.sqrt(spread / count)
  return { value, low: Math.max(least, value - half), high: Math.min(most, value + half) }
}
