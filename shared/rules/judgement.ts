import { Anchor } from '../model/anchor.ts'
import type { Judgement, NoRating, Review, ReviewJudgement, Score } from '../model/decision.ts'
import { chosenIn, type Draft, emptyScore } from '../model/draft.ts'
import type { About, Outcome } from '../model/outcome.ts'
import type { Packet } from '../model/packet.ts'
import type { Rubric } from '../model/rubric.ts'
import { problem, ProblemError } from '../protocol/problem.ts'
import { aboutOf } from './about.ts'
import { withSeen } from './behaviours.ts'
import { assess, type Missing } from './completeness.ts'

const others = {
  criteria: 'which criteria lack evidence',
  items: 'which evidence it is about',
  recusal: 'why you step back',
  feedback: 'feedback to the learner',
  note: 'a note to the office',
  reason: 'the reason for the amendment',
}

/** What is missing, in one line for a message. */
export function describeMissing(rubric: Rubric, wanting: Missing[]): string {
  const title = (id: string) =>
    rubric.criteria.find((criterion) => criterion.id === id)?.title ?? id
  return wanting
    .map((item) => {
      if (item.what === 'rating') return `“${title(item.criterionId)}” has no rating`
      if (item.what === 'anchor') return `“${title(item.criterionId)}” points at no evidence`
      return others[item.what]
    })
    .join('; ')
}

/** In the form in which the host signs it: half a surrogate pair cannot be. */
const asSigned = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed() : part,
  )

/** Whether a judgement says all that a draft does, or the draft was changed after it was made. */
export function isMadeOf(judgement: ReviewJudgement, draft: Draft): boolean {
  // A draft that was renewed says more than what was judged before, where it says the same too.
  const { packetRevision, rubricId, rubricVersion } = judgement
  const isOfNow =
    draft.packetRevision === packetRevision &&
    draft.rubricId === rubricId &&
    draft.rubricVersion === rubricVersion
  if (!isOfNow) return false
  const { scores, outcome, feedback, note, reason } = judgement
  const judged = scores.map(
    ({ criterionId, ratingId, comment, anchors, behaviours = [], keptFrom }) => ({
      rating: keptFrom === null ? ratingId : null,
      comment,
      anchors: Anchor.array().parse(anchors),
      behaviours,
      criterionId,
    }),
  )
  const drafted = scores.map(({ criterionId, keptFrom }) => {
    const { ratingId, comment, anchors, behaviours = [] } = draft.scores[criterionId] ?? emptyScore
    return {
      rating: keptFrom === null ? ratingId : null,
      comment,
      anchors: Anchor.array().parse(anchors),
      behaviours,
      criterionId,
    }
  })
  const why = reason === null ? null : draft.reason
  // In one order of its parts, whoever put them together.
  const of = ({ criteria, items, recusal }: About = {}) => [criteria, items, recusal]
  return (
    asSigned([judged, chosenIn(outcome), of(judgement.about), feedback, note, reason]) ===
    asSigned([
      drafted,
      draft.chosenOutcome,
      of(aboutOf(draft.chosenOutcome, draft.about)),
      draft.feedback,
      draft.note,
      why,
    ])
  )
}

/**
 * Makes the judgement out of a draft.
 * @param at when it is made, by this device's clock, ISO 8601
 * @throws ProblemError `draft-outdated` when packet or rubric moved on, `draft-incomplete`
 */
export function judge(rubric: Rubric, packet: Packet, draft: Draft, at: string): ReviewJudgement {
  if (
    draft.packetId !== packet.id ||
    draft.packetRevision !== packet.revision ||
    draft.rubricId !== rubric.id ||
    draft.rubricVersion !== rubric.version
  ) {
    const detail = `revision ${draft.packetRevision}, rubric version ${draft.rubricVersion}`
    throw new ProblemError(problem('draft-outdated', packet.id, detail))
  }
  const { outcome, kept, missing } = assess(rubric, packet, draft)
  if (outcome === null || missing.length > 0)
    throw new ProblemError(problem('draft-incomplete', packet.id, describeMissing(rubric, missing)))

  const about = aboutOf(outcome, draft.about)
  const scores = rubric.criteria.map(({ id: criterionId }): Score => {
    const { ratingId, comment, anchors, behaviours = [] } = draft.scores[criterionId] ?? emptyScore
    const from = kept.get(criterionId)
    if (from)
      return withSeen(
        {
          criterionId,
          ratingId: from.ratingId,
          noRating: null,
          comment,
          anchors,
          keptFrom: from.decisionId,
        },
        behaviours,
      )
    const noRating = ratingId === null ? whyNone(outcome, about, criterionId) : null
    const given: Score = { criterionId, ratingId, noRating, comment, anchors, keptFrom: null }
    return withSeen(given, behaviours)
  })
  return {
    ...purposeOf(draft),
    id: draft.decisionId,
    packetId: packet.id,
    packetRevision: packet.revision,
    rubricId: rubric.id,
    rubricVersion: rubric.version,
    evidence: packet.evidence.map(({ sha256 }) => sha256),
    scores,
    outcome,
    ...(about ? { about } : {}),
    feedback: draft.feedback,
    note: draft.note,
    begunAt: draft.begunAt,
    madeAt: at,
  }
}

/** Why a criterion has no rating: evidence is said to be not enough only for those that are named. */
function whyNone(outcome: Outcome, about: About | undefined, criterionId: string): NoRating {
  if (outcome === 'unreadable' || outcome === 'wrong-file') return outcome
  return about?.criteria?.includes(criterionId) ? 'not-enough-evidence' : 'not-rated'
}

/** What a draft is to become, and in answer to what. */
function purposeOf({ kind, supersedes, reason, packetId }: Draft) {
  if (kind !== 'amendment') return { kind, supersedes, reason: null }
  if (supersedes === null)
    throw new ProblemError(problem('internal', packetId, 'an amendment amends nothing'))
  return { kind, supersedes, reason }
}

type Named = Pick<Review, 'id' | 'packetId' | 'packetRevision' | 'rubricId' | 'rubricVersion'>

/**
 * The withdrawal of a decision.
 * @param id of the withdrawal
 * @param at when it is made, by this device's clock, ISO 8601
 */
export function withdraw(decision: Named, id: string, reason: string, at: string): Judgement {
  const { packetId, packetRevision, rubricId, rubricVersion } = decision
  return {
    kind: 'withdrawal',
    id,
    packetId,
    packetRevision,
    rubricId,
    rubricVersion,
    supersedes: decision.id,
    reason,
    begunAt: at,
    madeAt: at,
  }
}

/** The same review once more, as a second opinion beside whatever is decided. */
export function asOpinion(decision: Review, id: string, at: string): ReviewJudgement {
  const { packetId, packetRevision, rubricId, rubricVersion, begunAt } = decision
  const { evidence, scores, outcome, about, feedback, note } = decision
  return {
    kind: 'second-opinion',
    id,
    packetId,
    packetRevision,
    rubricId,
    rubricVersion,
    evidence,
    scores,
    outcome,
    ...(about ? { about } : {}),
    feedback,
    note,
    begunAt,
    madeAt: at,
    supersedes: decision.id,
    reason: null,
  }
}
