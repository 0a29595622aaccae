import type { Decision, Review } from '../../shared/model/decision.ts'
import type { Draft } from '../../shared/model/draft.ts'
import type { Outcome } from '../../shared/model/outcome.ts'
import type { Packet } from '../../shared/model/packet.ts'
import type { ConflictKind } from '../../shared/model/receipt.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import { draftOf, merge, type Merged } from '../../shared/rules/merge.ts'
import { type Resolution, resolutions } from '../../shared/rules/resolution.ts'
import { type Journal, type Store } from './databases.ts'
import { decisionIn } from './decisions.ts'
import { store } from './open.ts'
import { type PacketView, packetView } from './packet.ts'
import type { DecisionRow, SealedDecision } from './rows.ts'
import { openDecision, openLearner, readDraft } from './sealed.ts'
import { countingOf } from './work.ts'

/** A packet whose decision asks for the reviewer, as the list shows it. */
export type ConflictRow = {
  packetId: string
  /** Null where the packet is not on this device any more, or hidden as its reviewer stepped back. */
  learner: string | null
  outcome: Outcome | null
  madeAt: string
  /** Null when central records refused the decision. */
  kind: ConflictKind | null
  problem: Problem | null
}

const open = ({ decisions }: Journal) =>
  decisions
    .where('[state+sequence]')
    .between(['conflict'], ['conflict', []])
    .or('[state+sequence]')
    .between(['refused'], ['refused', []])
    .sortBy('sequence')

/** What asks for the reviewer, in the order in which it was decided. */
export async function conflicts({ journal, library, keys }: Store = store()) {
  const rows = await open(journal)
  const packets = await library.packets.bulkGet(rows.map(({ packetId }) => packetId))
  return Promise.all(
    rows.map(async ({ packetId, outcome, madeAt, receipt, problem }, at): Promise<ConflictRow> => {
      const packet = packets[at]
      return {
        packetId,
        learner:
          packet && outcome !== 'recused'
            ? await openLearner(keys, packet).catch(() => null)
            : null,
        outcome,
        madeAt,
        kind: receipt?.conflict ?? null,
        problem,
      }
    }),
  )
}

export type ConflictView = {
  packetId: string
  row: DecisionRow
  review: Review
  /** What the decision was made on, as far as it is here. */
  before: { packet: Packet | null; rubric: Rubric | null }
  /** Null where the packet is not on this device any more. */
  now: PacketView | null
  /** The review moved to the packet as it is now; null where it is not this reviewer’s. */
  merged: Merged | null
  /** What was begun in answer to it already. */
  draft: Draft | null
  resolutions: Resolution[]
}

const isReview = (decision: Decision): decision is Review => decision.kind !== 'withdrawal'

/** All that can be shown of a conflict without the network; null when nothing asks any more. */
export async function conflictView(
  packetId: string,
  at: Store = store(),
): Promise<ConflictView | null> {
  const { journal, library, keys } = at
  const [rows, found] = await Promise.all([
    journal.decisions.where('packetId').equals(packetId).toArray(),
    journal.drafts.get(packetId),
  ])
  const asking = countingOf<SealedDecision>(rows)
  if (asking === null || (asking.state !== 'conflict' && asking.state !== 'refused')) return null
  const now = await packetView(packetId, at)
  const [row, { draft }] = await Promise.all([openDecision(keys, asking), readDraft(keys, found)])
  const review = decisionIn(row)
  if (!isReview(review)) return null
  const rubric = (await library.rubrics.get([review.rubricId, review.rubricVersion])) ?? null
  const revisions = now ? [now.packet, ...now.bases] : []
  const packet = revisions.find(({ revision }) => revision === review.packetRevision) ?? null
  const mine = now && now.gone === null ? now : null
  return {
    packetId,
    row,
    review,
    before: { packet, rubric },
    now,
    merged: mine && merge(asDraft(review), rubric, mine.packet, mine.rubric),
    draft,
    resolutions: resolutions(mine?.packet ?? null),
  }
}

/** The review as a draft that is only looked at. */
const asDraft = (review: Review) =>
  draftOf(
    review,
    { kind: 'review', supersedes: review.id, reason: '', decisionId: review.id },
    review.madeAt,
  )
