import type { Review } from '../model/decision.ts'
import {
  chosenIn,
  type Draft,
  type DraftScore,
  emptyScore,
  type FormerScore,
} from '../model/draft.ts'
import type { Packet } from '../model/packet.ts'
import type { Rubric } from '../model/rubric.ts'
import { stillNamed } from './about.ts'
import { behavioursOf, withSeen } from './behaviours.ts'
import { compareRubrics, type CriterionChange } from './rubric-change.ts'

/**
 * What became of one criterion of a review when packet or rubric moved on:
 * - `carried`: its text and the evidence that its anchors name did not change; it stays as it was
 * - `changed`: one of them did; the old score is shown beside what is asked now
 * - `new`: it was not scored before, because it was not there or was left open
 * - `gone`: the rubric does not ask for it any more
 */
export type Fate = 'carried' | 'changed' | 'new' | 'gone'

export type Merged = {
  /** The same review on the packet as it is now. */
  draft: Draft
  /** By criterion id: those of the rubric of now in its order, then those that are gone. */
  fates: Map<string, Fate>
}

const isEmpty = ({ ratingId, comment, anchors, behaviours = [] }: DraftScore) =>
  ratingId === null && comment === '' && anchors.length === 0 && behaviours.length === 0

/** Whether a draft was made on the packet and rubric as they are now. */
export const isCurrent = (
  draft: Pick<Draft, 'packetRevision' | 'rubricId' | 'rubricVersion'>,
  packet: Pick<Packet, 'revision' | 'rubricId' | 'rubricVersion'>,
): boolean =>
  draft.packetRevision === packet.revision &&
  draft.rubricId === packet.rubricId &&
  draft.rubricVersion === packet.rubricVersion

/**
 * Moves a review to the packet and rubric as they are now, criterion by criterion. What cannot be
 * carried over is kept whole among the former scores, and asked for again; its comment stays with
 * the criterion, and so do the anchors whose evidence is still there. Merging again changes nothing.
 * @param before the rubric that the draft was made on; null when it is not here, and then nothing
 *   can be said to be unchanged
 */
export function merge(draft: Draft, before: Rubric | null, packet: Packet, now: Rubric): Merged {
  if (isCurrent(draft, packet)) return { draft, fates: fatesOf(draft, now) }
  const here = new Set(packet.evidence.map(({ sha256 }) => sha256))
  const changes = before === null ? unknown(draft, now) : compareRubrics(before, now)
  const scores: Draft['scores'] = {}
  const former = [...draft.former]
  const fates = new Map<string, Fate>()

  for (const [criterionId, change] of changes) {
    const score = draft.scores[criterionId] ?? emptyScore
    const anchors = score.anchors.filter(({ sha256 }) => here.has(sha256))
    const stays = change === 'same' && anchors.length === score.anchors.length
    if (stays) {
      if (draft.scores[criterionId])
        scores[criterionId] = stillSeen(score, criterionId, before, now)
    } else if (!isEmpty(score)) {
      former.push(formerOf(draft, criterionId, score))
      if (change !== 'gone')
        scores[criterionId] = { ratingId: null, comment: score.comment, anchors }
    }
    fates.set(criterionId, fateOf(change, stays, score, former, criterionId))
  }
  // A score of a criterion that neither version has cannot be asked about, and is not dropped.
  for (const [criterionId, score] of Object.entries(draft.scores))
    if (!changes.has(criterionId) && !isEmpty(score))
      former.push(formerOf(draft, criterionId, score))

  const { about: named, ...rest } = draft
  const about = stillNamed(
    named,
    now.criteria.map(({ id }) => id),
    [...here],
  )
  return {
    draft: {
      ...rest,
      ...(about ? { about } : {}),
      packetRevision: packet.revision,
      rubricId: packet.rubricId,
      rubricVersion: packet.rubricVersion,
      scores,
      former,
    },
    fates,
  }
}

/** A score with what was seen of it; what a behaviour says may change where no rating does. */
function stillSeen(score: DraftScore, id: string, before: Rubric | null, now: Rubric): DraftScore {
  const seen = score.behaviours ?? []
  if (seen.length === 0) return score
  const of = (rubric: Rubric | null) => {
    const criterion = rubric?.criteria.find((one) => one.id === id)
    return new Map(criterion && behavioursOf(criterion).map((one) => [one.id, one.text]))
  }
  const [then, today] = [of(before), of(now)]
  const kept = seen.filter((one) => today.has(one) && today.get(one) === then.get(one))
  return kept.length === seen.length ? score : withSeen(score, kept)
}

const unknown = (draft: Draft, now: Rubric): Map<string, CriterionChange> =>
  new Map([
    ...now.criteria.map(({ id }) => [id, 'changed'] as const),
    ...Object.keys(draft.scores)
      .filter((id) => !now.criteria.some((criterion) => criterion.id === id))
      .map((id) => [id, 'gone'] as const),
  ])

const formerOf = (draft: Draft, criterionId: string, score: DraftScore): FormerScore => ({
  ...score,
  criterionId,
  packetRevision: draft.packetRevision,
  rubricId: draft.rubricId,
  rubricVersion: draft.rubricVersion,
})

function fateOf(
  change: CriterionChange,
  stays: boolean,
  score: DraftScore,
  former: FormerScore[],
  criterionId: string,
): Fate {
  if (change === 'gone') return 'gone'
  if (stays && score.ratingId !== null) return 'carried'
  return former.some((one) => one.criterionId === criterionId) ? 'changed' : 'new'
}

/**
 * What a draft that is up to date says of its criteria: those whose former score was not answered
 * anew are still asked about.
 */
function fatesOf(draft: Draft, now: Rubric): Map<string, Fate> {
  const former = new Set(draft.former.map(({ criterionId }) => criterionId))
  const fates = new Map<string, Fate>()
  for (const { id } of now.criteria) {
    const rated = (draft.scores[id]?.ratingId ?? null) !== null
    fates.set(id, former.has(id) ? 'changed' : rated ? 'carried' : 'new')
  }
  for (const id of former) if (!fates.has(id)) fates.set(id, 'gone')
  return fates
}

/** The newest former score of a criterion: what it was before it was asked about again. */
export const formerScore = (
  draft: Pick<Draft, 'former'> | null,
  criterionId: string,
): FormerScore | null =>
  draft?.former.findLast((score) => score.criterionId === criterionId) ?? null

type Purpose = Pick<Draft, 'kind' | 'supersedes' | 'reason' | 'decisionId'>

/**
 * A draft with all that a decision says, on the packet and rubric that it was made on.
 * @param at when it is begun, by this device's clock, ISO 8601
 */
export function draftOf(decision: DecidedReview, purpose: Purpose, at: string): Draft {
  const { outcome } = decision
  return {
    packetId: decision.packetId,
    packetRevision: decision.packetRevision,
    rubricId: decision.rubricId,
    rubricVersion: decision.rubricVersion,
    ...purpose,
    changes: 1,
    begunAt: at,
    changedAt: at,
    scores: Object.fromEntries(
      decision.scores.map(({ criterionId, ratingId, comment, anchors, behaviours = [] }) => [
        criterionId,
        withSeen({ ratingId, comment, anchors }, behaviours),
      ]),
    ),
    former: [],
    chosenOutcome: chosenIn(outcome),
    ...(decision.about ? { about: decision.about } : {}),
    feedback: decision.feedback,
    note: decision.note,
  }
}

/** What a draft takes from a decision, whether this device made it or another one. */
export type DecidedReview = Pick<
  Review,
  | 'packetId'
  | 'packetRevision'
  | 'rubricId'
  | 'rubricVersion'
  | 'outcome'
  | 'scores'
  | 'about'
  | 'feedback'
  | 'note'
>
