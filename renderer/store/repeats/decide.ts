import { v7 as uuid } from 'uuid'
import type { Decision, ReviewJudgement, SignedDecision } from '../../../shared/model/decision.ts'
import type { Draft } from '../../../shared/model/draft.ts'
import { fail } from '../../../shared/protocol/problem.ts'
import { draftOf } from '../../../shared/rules/merge.ts'
import { countJournal } from '../counts.ts'
import type { Store } from '../databases.ts'
import { decisionIn, unsent } from '../decisions.ts'
import { sameDraft } from '../draft-row.ts'
import type { DecisionRow, RepeatRow } from '../rows.ts'
import { openDecision, openRepeat, sealDecision, sealDraft, sealRepeat } from '../sealed.ts'

type Kept = Pick<Store, 'journal' | 'keys'>

/** What stands where a host would have signed: it is no signature, and no hash of anything. */
const unsigned = 'not signed'

/**
 * A judgement on a repeat in the form in which the screens show a decision. No host has seen it, and what
 * it has for a hash and a signature nobody would take.
 */
function shownAs(judgement: ReviewJudgement, sequence: number): DecisionRow {
  const decision = {
    ...judgement,
    format: 1,
    deviceId: uuid(),
    reviewerId: 'nobody',
    sequence,
    previousHash: null,
  } as Decision
  const canonical = JSON.stringify(decision)
  const signed: SignedDecision = {
    id: judgement.id,
    canonical,
    hash: unsigned,
    signature: unsigned,
  }
  return unsent(signed, decisionIn({ signed }))
}

/**
 * Keeps what was chosen on a repeat, in place of its draft: it is signed by nobody, and nothing but this
 * journal has it. The ratings that count are those of the first time.
 * @throws ProblemError `draft-overtaken` where the draft was changed meanwhile
 */
export async function decideRepeat(
  { journal, keys }: Kept,
  row: RepeatRow,
  judgement: ReviewJudgement,
  draft: Draft,
): Promise<DecisionRow> {
  const { packetId, madeAt } = judgement
  const decision = shownAs(judgement, (row.decision?.sequence ?? 0) + 1)
  const ratings = await openRepeat(keys, row)
  const second = judgement.scores.map(({ criterionId, ratingId }) => ({ criterionId, ratingId }))
  const isFirst = row.decidedAt === null
  const [sealedDecision, sealed] = await Promise.all([
    sealDecision(keys, decision),
    isFirst ? sealRepeat(keys, row.id, { ...ratings, second }) : row.sealed,
  ])
  const { repeats, drafts, meta } = journal
  await journal.transaction('rw', [repeats, drafts, meta], async () => {
    const [now, known] = await Promise.all([drafts.get(packetId), repeats.get(row.id)])
    if (!known?.packetId || !sameDraft(now ?? null, draft)) fail('draft-overtaken', packetId)
    const decidedAt = row.decidedAt ?? madeAt
    await repeats.put({ ...known, decidedAt, decision: sealedDecision, sealed })
    await drafts.delete(packetId)
    await countJournal(journal, { drafts: -1 })
  })
  return decision
}

/**
 * Opens the review of a repeat again, as taking a decision back does.
 * @param at ISO 8601
 * @throws ProblemError `already-sent` once it would have been
 */
export async function takeBackRepeat(
  { journal, keys }: Kept,
  row: RepeatRow,
  at: string,
): Promise<void> {
  const { decision, packetId = '' } = row
  if (decision?.state !== 'unsent') return fail('already-sent', packetId)
  const made = decisionIn(await openDecision(keys, decision))
  if (made.kind === 'withdrawal') return fail('nothing-decided', packetId)
  const { kind, supersedes, reason, begunAt } = made
  const purpose = { kind, supersedes, reason: reason ?? '', decisionId: uuid() }
  const ratings = await openRepeat(keys, row)
  const [draft, sealed] = await Promise.all([
    sealDraft(keys, { ...draftOf(made, purpose, at), begunAt }),
    sealRepeat(keys, row.id, { ...ratings, second: null }),
  ])
  await reopen({ journal, keys }, { ...row, decidedAt: null, decision: null, sealed }, async () => {
    if (await journal.drafts.get(packetId)) return
    await journal.drafts.put(draft)
    await countJournal(journal, { drafts: 1 })
  })
}

/**
 * Has a repeat be open again with nothing in it, as a withdrawal leaves a packet.
 * @throws ProblemError `nothing-decided`
 */
export async function withdrawRepeat(
  { journal, keys }: Kept,
  row: RepeatRow,
): Promise<DecisionRow> {
  if (row.decision === null) return fail('nothing-decided', row.packetId)
  const made = await openDecision(keys, row.decision)
  const ratings = await openRepeat(keys, row)
  const sealed = await sealRepeat(keys, row.id, { ...ratings, second: null })
  await reopen({ journal, keys }, { ...row, decidedAt: null, decision: null, sealed }, () =>
    countJournal(journal, {}),
  )
  return made
}

async function reopen({ journal }: Kept, row: RepeatRow, also: () => Promise<void>): Promise<void> {
  const { repeats, drafts, meta } = journal
  await journal.transaction('rw', [repeats, drafts, meta], async () => {
    const known = await repeats.get(row.id)
    if (known?.packetId !== row.packetId) return
    await repeats.put(row)
    await also()
  })
}
