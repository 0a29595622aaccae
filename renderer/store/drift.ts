import type { Sat } from '../../shared/rules/agreement/drift.ts'
import type { Placed } from '../../shared/rules/agreement/position.ts'
import { depthsOf, positionsOf } from '../../shared/rules/agreement/sittings.ts'
import { calibrationSets } from './calibration.ts'
import type { Store } from './databases.ts'
import { decisionIn } from './decisions.ts'
import { store } from './open.ts'
import { ratedTwice } from './repeats/compared.ts'
import { openDecision } from './sealed.ts'

/** How many of the newest decisions a drift is told from: they are unsealed one by one. */
const most = 400

/**
 * The packets reviewed on this machine, each at its place in its sitting, with how high it was rated:
 * of each criterion where on its scale, and the mean of that. What could not be rated is left out.
 */
export async function satPackets({ library, journal, keys }: Store = store()): Promise<Sat[]> {
  const [rows, rubrics] = await Promise.all([
    // oxlint-disable-next-line unicorn/no-array-reverse -- a collection of Dexie's, not an array
    journal.decisions.orderBy('sequence').reverse().limit(most).toArray(),
    library.rubrics.toArray(),
  ])
  const rubricOf = new Map(rubrics.map((rubric) => [`${rubric.id}@${rubric.version}`, rubric]))
  const opened = await Promise.all(
    rows
      .filter(({ kind }) => kind === 'review')
      .toSorted((one, other) => one.madeAt.localeCompare(other.madeAt))
      .map((row) => openDecision(keys, row).catch(() => null)),
  )
  const reviews = opened.flatMap((row) => {
    const decision = row && decisionIn(row)
    return decision?.kind === 'review' ? [decision] : []
  })
  const positions = positionsOf(reviews.map(({ madeAt }) => madeAt))
  return reviews.flatMap(({ rubricId, rubricVersion, scores }, at) => {
    const criteria = rubricOf.get(`${rubricId}@${rubricVersion}`)?.criteria ?? []
    const heights = scores.flatMap(({ criterionId, ratingId, keptFrom }) => {
      const ratings = criteria.find(({ id }) => id === criterionId)?.ratings ?? []
      const step = ratings.findIndex(({ id }) => id === ratingId)
      return step < 0 || keptFrom !== null ? [] : [step / (ratings.length - 1)]
    })
    if (heights.length === 0) return []
    const height = heights.reduce((sum, one) => sum + one, 0) / heights.length
    return [{ position: positions[at]!, height }]
  })
}

/**
 * Packets whose ratings were compared here, with a key or with one's own of before, each at its place in
 * its sitting. Of a sitting are all packets that were decided or compared, whatever for.
 */
export async function placedPackets(at: Store = store()): Promise<Placed[]> {
  const { decisions, trials, repeats } = at.journal
  // Asked at once: a live query follows no question that comes after WebCrypto.
  const [sets, twice, made, tried, again] = await Promise.all([
    calibrationSets(at),
    ratedTwice(at),
    decisions.orderBy('sequence').toArray(),
    trials.toArray(),
    repeats.where('decidedAt').above('').toArray(),
  ])
  const moments = [
    ...made.filter(({ kind }) => kind !== 'withdrawal').map(({ madeAt }) => madeAt),
    ...tried.map((row) => row.at),
    ...again.flatMap(({ decidedAt }) => decidedAt ?? []),
  ].toSorted()
  const depths = depthsOf(moments)
  const depthAt = new Map(moments.map((moment, place) => [moment, depths[place]]))
  const items = sets.flatMap(({ practice, rounds }) => [
    ...practice,
    ...rounds.flatMap((round) => round.items),
  ])
  const compared = [
    ...items.map((item) => ({ at: item.ratedAt, compared: item.compared ?? [] })),
    ...twice.map((one) => ({ at: one.secondAt, compared: one.compared })),
  ]
  return compared.flatMap((one): Placed[] => {
    const depth = one.at === null ? null : depthAt.get(one.at)
    const rated = one.compared.filter(({ apart }) => apart !== null)
    if (depth === null || depth === undefined || rated.length === 0) return []
    const exact = rated.filter(({ apart }) => apart === 0).length
    return [{ depth, ratings: rated.length, exact }]
  })
}
