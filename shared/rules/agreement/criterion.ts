import { alpha } from './alpha.ts'
import { type Estimate, kappa, tableOf } from './kappa.ts'
import { shareOf } from './shares.ts'

/** Two ratings of one packet for one criterion, by steps counted from 0: one's own, and the other. */
export type Pair = readonly [own: number, other: number]

/** How two agree over some packets; an estimate is null where these do not tell it. */
export type Agreement = {
  packets: number
  /** How many ratings the criterion has. */
  steps: number
  exact: Estimate | null
  /** Alike or a step apart. */
  near: Estimate | null
  /** Cohen's, with linear weights where there are more than two ratings. */
  kappa: Estimate | null
  /** Krippendorff's, ordinal. */
  alpha: Estimate | null
  /** The mean of own steps less the other's: below 0 is stricter. */
  severity: number | null
}

/** @param steps how many ratings the criterion has, low to high */
export function agreementOf(pairs: readonly Pair[], steps: number): Agreement {
  const packets = pairs.length
  const apart = pairs.map(([own, other]) => own - other)
  const within = (most: number) => apart.filter((by) => Math.abs(by) <= most).length
  return {
    packets,
    steps,
    exact: shareOf(within(0), packets),
    near: shareOf(within(1), packets),
    kappa: kappa(tableOf(pairs, steps), steps > 2 ? 'linear' : 'none'),
    alpha: alpha(pairs, 'ordinal'),
    severity: packets === 0 ? null : apart.reduce((sum, by) => sum + by, 0) / packets,
  }
}
