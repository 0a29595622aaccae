import type { Decision, Kind, Review } from '../model/decision.ts'
import type { Packet } from '../model/packet.ts'
import type { ConflictKind } from '../model/receipt.ts'
import type { Rubric } from '../model/rubric.ts'
import { type Problem, problem } from '../protocol/problem.ts'
import { faultOfAbout } from './about.ts'
import { keptCriteria } from './attempts.ts'
import { missing } from './completeness.ts'
import { describeMissing } from './judgement.ts'
import { reaches } from './ratings.ts'
import { isByRatings, stillHolds } from './rubric-change.ts'
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
  /** The rubric in the version that the packet is to be scored with now. */
  rubricNow: Rubric | null
  /** The decision in effect for the packet, and whose it is. */
  inEffect: { decisionId: string; reviewerId: string } | null
  /** The decision that this one supersedes; null while it has not come. */
  superseded: { packetId: string; reviewerId: string; kind: Kind } | null
  /** Whether a withdrawal of this very decision is here already. */
  takenBack: boolean
  /** Whether the reviewer has yet to pass the qualification that the office demands for the rubric. */
  unqualified: boolean
}

export type Admission =
  /** `rubricVersion` as the receipt has it. */
  | { status: 'accepted'; rubricVersion: number | null }
  /** As it was meant, without effect. */
  | { status: 'kept' }
  | { status: 'held'; waitingFor: string }
  | { status: 'conflict'; kind: ConflictKind }
  | { status: 'refused'; problem: Problem }

const refused = (...args: Parameters<typeof problem>): Refused => ({
  status: 'refused',
  problem: problem(...args),
})

type Refused = Extract<Admission, { status: 'refused' }>

const accepted: Admission = { status: 'accepted', rubricVersion: null }

/** Whether the scores are those of this rubric at all. */
function misshapen(decision: Review, rubric: Rubric): Refused | null {
  const { packetId, scores } = decision
  const given = new Map(scores.map((score) => [score.criterionId, score]))
  if (scores.length !== rubric.criteria.length || given.size !== scores.length)
    return refused('decision-malformed', packetId, 'it does not score each criterion once')
  for (const { id, title, ratings } of rubric.criteria) {
    const score = given.get(id)
    if (!score) return refused('decision-malformed', packetId, `“${title}” is not scored`)
    if (score.ratingId !== null && !ratings.some((rating) => rating.id === score.ratingId))
      return refused('decision-malformed', packetId, `“${title}” has no such rating`)
  }
  const beside = faultOfAbout(decision, rubric)
  return beside === null ? null : refused('decision-malformed', packetId, beside)
}

/** What is wrong with the decision itself, whatever moved since: its scores against a rubric. */
function fault(decision: Review, rubric: Rubric, packet: Packet): Refused | null {
  const { packetId, scores, outcome } = decision
  const wrong = misshapen(decision, rubric)
  if (wrong) return wrong

  // What is kept is checked by the rubric alone: a rating said to be kept must reach.
  const kept = keptCriteria(rubric, packet.earlier)
  for (const criterion of rubric.criteria) {
    const { ratingId, keptFrom } = scores.find((score) => score.criterionId === criterion.id)!
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

/** Whether what a decision supersedes is something that its kind may supersede. */
function misplaced(decision: Decision, of: NonNullable<Circumstances['superseded']>) {
  const { packetId, kind } = decision
  if (of.packetId !== packetId)
    return refused('decision-malformed', packetId, 'it supersedes a decision on another packet')
  if (of.reviewerId !== decision.reviewerId)
    return refused('decision-malformed', packetId, 'it supersedes a decision of another reviewer')
  if (of.kind === 'withdrawal' && (kind === 'withdrawal' || kind === 'amendment'))
    return refused('decision-malformed', packetId, 'a withdrawal cannot be amended or withdrawn')
  return null
}

/**
 * Whether a decision takes effect when it arrives. The caller has checked signature, id and
 * sequence. Nothing is discarded by any answer: what takes no effect is kept in the ledger all the
 * same. Whatever order decisions arrive in, the same ones are in effect in the end.
 */
export function admit(decision: Decision, now: Circumstances): Admission {
  const { packetId, supersedes } = decision
  const { packet, superseded } = now
  if (packet === null) return refused('packet-unknown', packetId)
  const wrong = superseded && misplaced(decision, superseded)
  if (wrong) return wrong
  if (decision.kind === 'withdrawal')
    return superseded ? accepted : { status: 'held', waitingFor: decision.supersedes }
  // Before all else: what was taken back must not be in effect for a moment, nor wait for anything.
  if (now.takenBack) return { status: 'kept' }
  if (supersedes !== null && superseded === null) return { status: 'held', waitingFor: supersedes }
  if (now.rubric === null)
    return refused('rubric-unknown', packetId, `version ${decision.rubricVersion}`)
  // What is rated to practise is nobody's attempt: it never takes effect.
  if (decision.kind === 'second-opinion' || packet.calibration?.role === 'practice')
    return misshapen(decision, now.rubric) ?? { status: 'kept' }
  if (now.unqualified && packet.calibration === null)
    return refused('qualification-wanted', packetId)
  return admitReview(decision, now, packet, now.rubric)
}

/** A review that is meant to take effect. */
function admitReview(
  decision: Exclude<Review, { kind: 'second-opinion' }>,
  now: Circumstances,
  packet: Packet,
  rubric: Rubric,
): Admission {
  const { packetId, rubricId, rubricVersion } = decision
  const { outcome } = decision
  const isMine = !now.withdrawn && now.reviewerId === decision.reviewerId
  // Whoever steps back from a packet that is theirs no more has nothing left to resolve.
  if (outcome === 'recused' && !isMine) return misshapen(decision, rubric) ?? { status: 'kept' }
  if (now.withdrawn) return { status: 'conflict', kind: 'withdrawn' }
  if (!isMine) return { status: 'conflict', kind: 'reassigned' }
  // Whoever steps back from a packet steps back from what becomes of it.
  const stepsBack = outcome === 'recused'
  const isSame = packet.revision === decision.packetRevision
  if (!isSame && !stepsBack) return { status: 'conflict', kind: 'packet-revised' }
  if (isSame && packet.evidence.map(({ sha256 }) => sha256).join() !== decision.evidence.join())
    return refused('decision-malformed', packetId, 'it names other evidence than the packet has')
  const wrong = fault(decision, rubric, packet)
  if (wrong) return wrong

  const revised =
    !stepsBack && (packet.rubricId !== rubricId || packet.rubricVersion !== rubricVersion)
  if (revised) {
    const { rubricNow } = now
    // By its own criteria it may hold and still lack something that is demanded now: feedback, say.
    const holds =
      rubricNow !== null &&
      stillHolds(decision, rubric, rubricNow) &&
      (!isByRatings(decision) || fault(decision, rubricNow, packet) === null)
    if (!holds) return { status: 'conflict', kind: 'rubric-revised' }
  }
  const { inEffect } = now
  if (inEffect !== null && inEffect.decisionId !== decision.supersedes)
    return {
      status: 'conflict',
      kind:
        inEffect.reviewerId === decision.reviewerId ? 'decided-elsewhere' : 'decided-by-another',
    }
  return revised ? { status: 'accepted', rubricVersion: packet.rubricVersion } : accepted
}
