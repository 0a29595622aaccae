import type { Estimate } from './kappa.ts'
import { student } from './student.ts'

export type Point = { x: number; y: number }

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
