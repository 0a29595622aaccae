import type { Judgement, Score } from '../model/decision.ts'
import { type Draft, emptyScore } from '../model/draft.ts'
import type { Packet } from '../model/packet.ts'
import type { Rubric } from '../model/rubric.ts'
import { problem, ProblemError } from '../protocol/problem.ts'
import { assess, type Missing } from './completeness.ts'

/** What is missing, in one line for a message. */
export function describeMissing(rubric: Rubric, wanting: Missing[]): string {
  const title = (id: string) =>
    rubric.criteria.find((criterion) => criterion.id === id)?.title ?? id
  return wanting
    .map((item) => {
      if (item.what === 'rating') return `“${title(item.criterionId)}” has no rating`
      if (item.what === 'anchor') return `“${title(item.criterionId)}” points at no evidence`
      return item.what === 'feedback' ? 'feedback to the learner' : 'a note to the office'
    })
    .join('; ')
}

/**
 * Makes the judgement out of a draft.
 * @param at when it is made, by this device's clock, ISO 8601
 * @throws ProblemError `draft-outdated` when packet or rubric moved on, `draft-incomplete`
 */
export function judge(rubric: Rubric, packet: Packet, draft: Draft, at: string): Judgement {
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

  const scores = rubric.criteria.map(({ id: criterionId }): Score => {
    const { ratingId, comment, anchors } = draft.scores[criterionId] ?? emptyScore
    const from = kept.get(criterionId)
    if (from)
      return {
        criterionId,
        ratingId: from.ratingId,
        noRating: null,
        comment,
        anchors,
        keptFrom: from.decisionId,
      }
    const noRating =
      ratingId !== null
        ? null
        : outcome === 'not-enough-evidence' || outcome === 'unreadable' || outcome === 'wrong-file'
          ? outcome
          : 'not-rated'
    return { criterionId, ratingId, noRating, comment, anchors, keptFrom: null }
  })
  return {
    id: draft.decisionId,
    packetId: packet.id,
    packetRevision: packet.revision,
    rubricId: rubric.id,
    rubricVersion: rubric.version,
    evidence: packet.evidence.map(({ sha256 }) => sha256),
    scores,
    outcome,
    feedback: draft.feedback,
    note: draft.note,
    begunAt: draft.begunAt,
    madeAt: at,
    supersedes: null,
  }
}
