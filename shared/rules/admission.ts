import type { Decision } from '../model/decision.ts'
import type { Packet } from '../model/packet.ts'
import type { ConflictKind } from '../model/receipt.ts'
import type { Rubric } from '../model/rubric.ts'
import { type Problem, problem } from '../protocol/problem.ts'
import { keptCriteria } from './attempts.ts'
import { missing } from './completeness.ts'
import { describeMissing } from './judgement.ts'
import { reaches } from './ratings.ts'
import { tally } from './tally.ts'

/** What central records know when a decision arrives. */
export type Circumstances = {
  /** As it is now; null when there never was one. */
  packet: Packet | null
  withdrawn: boolean
  /** Who reviews it now. */
  reviewerId: string | null
  /** The rubric in the version that the decision names; null when there never was one. */
  rubric: Rubric | null
  /** The decision in effect for the packet. */
  inEffect: string | null
  /** Whether the decision that this one supersedes is in the ledger. */
  supersededKnown: boolean
}

export type Admission =
  | { status: 'accepted' }
  | { status: 'held'; waitingFor: string }
  | { status: 'conflict'; kind: ConflictKind }
  | { status: 'refused'; problem: Problem }

const refused = (...args: Parameters<typeof problem>): Admission => ({
  status: 'refused',
  problem: problem(...args),
})

/** What is wrong with the decision itself, whatever moved since: its scores against its rubric. */
function fault(decision: Decision, rubric: Rubric, packet: Packet): Admission | null {
  const { packetId, scores, outcome } = decision
  const ids = new Set(rubric.criteria.map(({ id }) => id))
  if (scores.length !== ids.size || new Set(scores.map((s) => s.criterionId)).size !== ids.size)
    return refused('decision-malformed', packetId, 'it does not score each criterion once')

  // What is kept is checked by the rubric alone: a rating said to be kept must reach.
  const kept = keptCriteria(rubric, packet.earlier)
  for (const criterion of rubric.criteria) {
    const score = scores.find(({ criterionId }) => criterionId === criterion.id)
    if (!score) return refused('decision-malformed', packetId, `“${criterion.title}” is not scored`)
    const { ratingId, keptFrom } = score
    if (ratingId !== null && !criterion.ratings.some(({ id }) => id === ratingId))
      return refused('decision-malformed', packetId, `“${criterion.title}” has no such rating`)
    const from = kept.get(criterion.id)
    if (keptFrom !== null && (ratingId === null || !reaches(criterion, ratingId)))
      return refused('decision-malformed', packetId, `“${criterion.title}” was not met before`)
    if (keptFrom === null && from && ratingId !== null && !reaches(criterion, ratingId))
      return refused(
        'outcome-contradicts',
        packetId,
        `“${criterion.title}” was met before and stays so`,
      )
  }
  const standing = new Map(
    [...kept].filter(([id]) => scores.some((s) => s.criterionId === id && s.keptFrom !== null)),
  )
  const counted = tally(
    rubric,
    (id) => scores.find(({ criterionId }) => criterionId === id)?.ratingId,
    standing,
  )
  const wanting = missing(rubric, standing, decision)
  if (wanting.length > 0)
    return refused('decision-incomplete', packetId, describeMissing(rubric, wanting))
  if ((outcome === 'met' || outcome === 'not-yet') && counted.outcome !== outcome)
    return refused('outcome-contradicts', packetId, `decided ${outcome}`)
  return null
}

/**
 * Whether a decision takes effect when it arrives. The caller has checked signature, id and
 * sequence. Nothing is discarded by any answer: a conflict is kept in the ledger without effect.
 */
export function admit(decision: Decision, now: Circumstances): Admission {
  const { packetId, supersedes } = decision
  const { packet, rubric } = now
  if (packet === null) return refused('packet-unknown', packetId)
  if (rubric === null)
    return refused('rubric-unknown', packetId, `version ${decision.rubricVersion}`)
  if (supersedes !== null && !now.supersededKnown) return { status: 'held', waitingFor: supersedes }

  if (now.withdrawn) return { status: 'conflict', kind: 'withdrawn' }
  if (now.reviewerId !== decision.reviewerId) return { status: 'conflict', kind: 'reassigned' }
  if (packet.revision !== decision.packetRevision)
    return { status: 'conflict', kind: 'packet-revised' }
  if (packet.rubricId !== decision.rubricId || packet.rubricVersion !== decision.rubricVersion)
    return { status: 'conflict', kind: 'rubric-revised' }
  if (packet.evidence.map(({ sha256 }) => sha256).join() !== decision.evidence.join())
    return refused('decision-malformed', packetId, 'it names other evidence than the packet has')

  const wrong = fault(decision, rubric, packet)
  if (wrong) return wrong
  if (now.inEffect !== null && now.inEffect !== supersedes)
    return { status: 'conflict', kind: 'decided-elsewhere' }
  return { status: 'accepted' }
}
