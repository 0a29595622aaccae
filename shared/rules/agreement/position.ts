import { type Said, said } from '../said.ts'
import type { Estimate } from './kappa.ts'
import { percentOf, fewest } from './words.ts'
import { shareOf } from './shares.ts'
import { slopeOf } from './slope.ts'

/** One packet whose ratings were compared with others: where in its sitting, and how many are the same. */
export type Placed = {
  /** From 0, the beginning of the sitting, to 1. */
  depth: number
  ratings: number
  exact: number
}

export type ByPosition = {
  packets: number
  /** By how much the share of ratings that are the same moves from the first packet to the last. */
  moves: Estimate | null
  /** Into how many parts a sitting is cut. */
  parts: number
  /** The share in each part of a sitting that has any, counted from 0. */
  groups: { part: number; packets: number; share: Estimate }[]
}

/** Packets from which on a sitting is cut into tenths, and not into thirds. */
const many = 50

/**
 * How agreement moves over a sitting. What it moves by is told from packets, as the ratings of one
 * packet go together; the share of a part is of all ratings in it.
 */
export function byPosition(placed: readonly Placed[]): ByPosition {
  const packets = placed.length
  const parts = packets < many ? 3 : 10
  const rated = placed.filter(({ ratings }) => ratings > 0)
  const byPart = Map.groupBy(rated, ({ depth }) => Math.min(parts - 1, Math.floor(depth * parts)))
  const sum = (of: readonly Placed[], what: 'ratings' | 'exact') =>
    of.reduce((total, one) => total + one[what], 0)
  return {
    packets,
    moves: slopeOf(rated.map(({ depth, ratings, exact }) => ({ x: depth, y: exact / ratings }))),
    parts,
    groups: [...byPart]
      .toSorted(([one], [other]) => one - other)
      .map(([part, of]) => ({
        part,
        packets: of.length,
        share: shareOf(sum(of, 'exact'), sum(of, 'ratings'))!,
      })),
  }
}

const thirds = [said('first third'), said('middle third'), said('last third')]
const tenths = [
  said('first tenth'),
  said('second tenth'),
  said('third tenth'),
  said('fourth tenth'),
  said('fifth tenth'),
  said('sixth tenth'),
  said('seventh tenth'),
  said('eighth tenth'),
  said('ninth tenth'),
  said('last tenth'),
]

/** The name of a part of a sitting, which has three or ten: “first tenth”, “last third”. */
export const partName = (part: number, parts: number): Said =>
  (parts === 3 ? thirds : tenths)[part]!

/** What it comes to, in a sentence. */
export function sayPosition({ packets, moves, parts, groups }: ByPosition): Said[] {
  if (packets < 2 * fewest)
    return [
      said(
        'After {wanted} compared packets in sessions of five or more this shows whether you agree less late in a session; there are {packets}.',
        { wanted: 2 * fewest, packets },
      ),
    ]
  const [first, last] = [groups[0], groups.at(-1)]
  if (moves === null || !first || !last || first === last)
    return [
      said('All were rated at the same place in a session; there is no early and late to compare.'),
    ]
  const seen = said('{early} the same in the {begin} of a session, {late} in the {end}', {
    early: percentOf(first.share.value),
    begin: partName(first.part, parts),
    late: percentOf(last.share.value),
    end: partName(last.part, parts),
  })
  if (moves.low <= 0 && moves.high >= 0)
    return [
      said('You agree early and late in a session alike, as far as chance lets one tell: {seen}.', {
        seen,
      }),
    ]
  return moves.value < 0
    ? [said('You agree less the longer you sit: {seen}.', { seen }), said('A pause is cheap.')]
    : [
        said('You agree more the longer you sit: {seen}.', { seen }),
        said('A packet to practise with at the beginning may help.'),
      ]
}
