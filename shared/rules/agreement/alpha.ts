import { createRandom } from '../random.ts'
import type { Estimate } from './kappa.ts'

/** `nominal`: another step is another; `ordinal`: by how many ratings lie between; `interval`: by squares. */
export type Metric = 'nominal' | 'ordinal' | 'interval'

/** What several reviewers gave one packet for a criterion, by steps counted from 0; null where none. */
export type Unit = readonly (number | null)[]

/** How often each step was given in a unit. */
type Counts = readonly number[]

const resamples = 1000
/** Any: the same ratings must have the same interval each time. */
const seed = 20_110_125

const given = (unit: Unit) => unit.filter((step) => step !== null)

function countsOf(units: readonly Unit[]): Counts[] {
  const steps = 1 + Math.max(-1, ...units.flatMap(given))
  return units
    .map(given)
    .filter((unit) => unit.length > 1)
    .map((unit) => {
      const counts = Array.from({ length: steps }, () => 0)
      for (const step of unit) counts[step]! += 1
      return counts
    })
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** The squared difference of two steps, by how often each was given in all. */
function difference(metric: Metric, totals: Counts, one: number, other: number): number {
  if (one === other) return 0
  if (metric === 'nominal') return 1
  if (metric === 'interval') return (one - other) ** 2
  const [low, high] = one < other ? [one, other] : [other, one]
  const between = sum(totals.slice(low, high + 1)) - (totals[low]! + totals[high]!) / 2
  return between ** 2
}

function alphaOf(units: readonly Counts[], metric: Metric): number | null {
  const steps = units[0]?.length ?? 0
  const totals = Array.from({ length: steps }, (_, step) => sum(units.map((unit) => unit[step]!)))
  const all = sum(totals)
  let [observed, expected] = [0, 0]
  for (let one = 0; one < steps; one += 1)
    for (let other = 0; other < one; other += 1) {
      const apart = difference(metric, totals, one, other)
      for (const unit of units) observed += (apart * unit[one]! * unit[other]!) / (sum(unit) - 1)
      expected += apart * totals[one]! * totals[other]!
    }
  return expected === 0 ? null : 1 - ((all - 1) * observed) / expected
}

/**
 * Krippendorff's alpha: agreement of any number of reviewers, of whom each may have left packets out,
 * beyond chance (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"). The interval has 95 %
 * of what comes of packets drawn anew from those there are (bootstrap; Zapf and others 2016).
 * @returns null where no two rated the same, or all gave the same step
 */
export function alpha(units: readonly Unit[], metric: Metric): Estimate | null {
  const counts = countsOf(units)
  const value = alphaOf(counts, metric)
  if (value === null) return null
  const random = createRandom(seed)
  const drawn: number[] = []
  for (let round = 0; round < resamples; round += 1) {
    const again = alphaOf(
      counts.map(() => random.pick(counts)),
      metric,
    )
    // Packets that happen to have but one step say nothing of agreement.
    if (again !== null) drawn.push(again)
  }
  drawn.sort((one, other) => one - other)
  const at = (share: number) => drawn[Math.round(share * (drawn.length - 1))] ?? value
  return { value, low: at(0.025), high: at(0.975) }
}
