import { type Said, said } from '../said.ts'
import type { Estimate } from './kappa.ts'
import { meanOf } from './mean.ts'
import { slopeOf } from './slope.ts'
import { fewest, percentOf } from './words.ts'

/** One packet of a sitting: where in it, and how it was rated. */
export type Sat = {
  /** Counted from 1. */
  position: number
  /** The mean of its ratings, from 0, the lowest of each criterion, to 1. */
  height: number
}

export type Drift = {
  packets: number
  /** By how much of the scale ratings move over ten packets. */
  perTen: Estimate | null
  /** Mean heights by position, in groups of as many positions each. */
  groups: { from: number; to: number; packets: number; height: Estimate }[]
}

/** Groups of a picture that can still be told apart. */
const most = 10

/** How ratings move with the place in the sitting, in groups of five positions or, of long ones, more. */
export function driftOf(sat: readonly Sat[]): Drift {
  const longest = Math.max(1, ...sat.map(({ position }) => position))
  const size = 5 * Math.ceil(longest / (5 * most))
  const slope = slopeOf(sat.map(({ position, height }) => ({ x: position, y: height })))
  const byGroup = Map.groupBy(sat, ({ position }) => Math.floor((position - 1) / size))
  const groups = [...byGroup]
    .toSorted(([one], [other]) => one - other)
    .map(([at, of]) => ({
      from: at * size + 1,
      to: (at + 1) * size,
      packets: of.length,
      height: meanOf(
        of.map(({ height }) => height),
        [0, 1],
      )!,
    }))
  return {
    packets: sat.length,
    perTen: slope && { value: 10 * slope.value, low: 10 * slope.low, high: 10 * slope.high },
    groups,
  }
}

/** What a drift comes to, in a sentence. */
export function sayDrift({ packets, perTen, groups }: Drift): Said[] {
  if (packets < 2 * fewest)
    return [
      said(
        'After {wanted} decided packets this shows whether you rate otherwise late in a session; there are {packets}.',
        { wanted: 2 * fewest, packets },
      ),
    ]
  if (perTen === null || groups.length < 2)
    return [said('All sessions were short; there is no early and late to compare.')]
  const share = percentOf(Math.abs(perTen.value))
  if (perTen.low <= 0 && perTen.high >= 0)
    return [
      said('Your ratings early and late in a session differ no more than chance would have it.'),
    ]
  return [
    perTen.value < 0
      ? said('You rate lower the longer you sit: by about {share} of the scale in ten packets.', {
          share,
        })
      : said('You rate higher the longer you sit: by about {share} of the scale in ten packets.', {
          share,
        }),
    said('Packets may differ, too; a pause is cheap.'),
  ]
}
