import type { Estimate } from './kappa.ts'

export type Point = { x: number; y: number }

/** The two-sided 95 % point of Student's t (Hill 1970, Cornish–Fisher about the normal one). */
function student(degrees: number): number {
  // Up to four the expansion is too far off; these are of any table.
  const few = [12.7062, 4.3027, 3.1824, 2.7764]
  const z = 1.959964
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
  ]
  return few[degrees - 1] ?? terms.reduce((sum, term, at) => sum + term / degrees ** (at + 1), z)
}

/**
 * How steeply `y` goes with `x` by least squares, with its interval of 95 %.
 * @returns null of fewer than three points, or of points with one `x`
 */
export function slopeOf(points: readonly Point[]): Estimate | null {
  const count = points.length
  if (count < 3) return null
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / count
  const [middle, level] = [mean(({ x }) => x), mean(({ y }) => y)]
  const spread = points.reduce((sum, { x }) => sum + (x - middle) ** 2, 0)
  if (spread === 0) return null
  const value = points.reduce((sum, { x, y }) => sum + (x - middle) * (y - level), 0) / spread
  const left = points.reduce((sum, { x, y }) => sum + (y - level - value * (x - middle)) ** 2, 0)
  const error = Math.sqrt(left / (count - 2) / spread)
  const half = student(count - 2) * error
  return { value, low: value - half, high: value + half }
}
