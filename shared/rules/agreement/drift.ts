import type { Estimate } from './kappa.ts'
import { slopeOf } from './slope.ts'
import { fewest } from './words.ts'

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
  groups: { from: number; to: number; packets: number; height: number }[]
}

const breakAfter = 45 * 60_000

/**
 * Which place each moment has in its sitting, counted from 1: a pause of three quarters of an hour
 * ends a sitting.
 * @param moments ISO 8601, in order
 */
export function positionsOf(moments: readonly string[]): number[] {
  let position = 0
  let before = -Infinity
  return moments.map((moment) => {
    const at = Date.parse(moment)
    position = at - before > breakAfter ? 1 : position + 1
    before = at
    return position
  })
}

/** How ratings move with the place in the sitting. @param size positions of a group */
export function driftOf(sat: readonly Sat[], size = 5): Drift {
  const slope = slopeOf(sat.map(({ position, height }) => ({ x: position, y: height })))
  const byGroup = Map.groupBy(sat, ({ position }) => Math.floor((position - 1) / size))
  const groups = [...byGroup]
    .toSorted(([one], [other]) => one - other)
    .map(([at, of]) => ({
      from: at * size + 1,
      to: (at + 1) * size,
      packets: of.length,
      height: of.reduce((sum, { height }) => sum + height, 0) / of.length,
    }))
  return {
    packets: sat.length,
    perTen: slope && { value: 10 * slope.value, low: 10 * slope.low, high: 10 * slope.high },
    groups,
  }
}

/** What a drift comes to, in a sentence. */
export function writeDrift({ packets, perTen, groups }: Drift): string {
  if (packets < 2 * fewest)
    return `After ${2 * fewest} decided packets this shows whether you rate otherwise late in a session; there are ${packets}.`
  if (perTen === null || groups.length < 2)
    return 'All sessions were short; there is no early and late to compare.'
  const percent = Math.round(Math.abs(perTen.value) * 100)
  if (perTen.low <= 0 && perTen.high >= 0)
    return 'Your ratings early and late in a session differ no more than chance would have it.'
  return perTen.value < 0
    ? `You rate lower the longer you sit: by about ${percent} % of the scale in ten packets. Packets may differ, too; a pause is cheap.`
    : `You rate higher the longer you sit: by about ${percent} % of the scale in ten packets. Packets may differ, too; a pause is cheap.`
}
