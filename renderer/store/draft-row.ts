import { v7 as uuid } from 'uuid'
import type { Draft } from '../../shared/model/draft.ts'
import type { Packet } from '../../shared/model/packet.ts'
import { fail, type Problem, problem } from '../../shared/protocol/problem.ts'
import { isCurrent } from '../../shared/rules/merge.ts'
import { countJournal } from './counts.ts'
import type { Journal, Store } from './databases.ts'
import { decisionsOn } from './repeats/kept.ts'
import type { DecisionRow, DraftRow } from './rows.ts'
import { type DraftMark, sameBasis, sealDraft } from './sealed.ts'
import { found, strictly } from './directly.ts'
import { countingOf } from './work.ts'

/** A draft of the packet as it is now, with nothing in it. */
export function beginDraft(packet: Packet): Draft {
  const now = new Date().toISOString()
  return {
    packetId: packet.id,
    packetRevision: packet.revision,
    rubricId: packet.rubricId,
    rubricVersion: packet.rubricVersion,
    kind: 'review',
    supersedes: null,
    reason: '',
    decisionId: uuid(),
    changes: 0,
    begunAt: now,
    changedAt: now,
    scores: {},
    former: [],
    chosenOutcome: null,
    feedback: '',
    note: '',
  }
}

/**
 * Writes `next` if the journal still has `seen`; resolves when it is durable.
 * @throws ProblemError `draft-overtaken`, `already-decided`
 */
export type WriteDraft = (seen: DraftMark | null, next: Draft) => Promise<void>

/** Whether two readings of the journal found the same state of the same draft. */
export const sameDraft = (one: DraftMark | null, other: DraftMark | null) =>
  one === null || other === null
    ? one === other
    : one.changes === other.changes && one.decisionId === other.decisionId && sameBasis(one, other)

/**
 * What is wrong with a change: a draft goes to another packet, revision or rubric only by a merge, and
 * what is rated on screen is rated by the rubric of now, which an outdated draft was not made on.
 */
export function bleeding(packet: Packet, before: Draft, next: Draft): Problem | null {
  if (!sameBasis(before, next)) return problem('draft-overtaken', packet.id)
  const ratings = ({ scores }: Draft) =>
    Object.entries(scores).flatMap(([id, { ratingId }]) =>
      ratingId === null ? [] : [id, ratingId],
    )
  const rated = ratings(before).join() !== ratings(next).join()
  return rated ? outdatedBy(packet, before) : null
}

/** `draft-outdated` when the draft was begun on another revision or rubric version. */
export function outdatedBy(packet: Packet, draft: Draft | null): Problem | null {
  if (draft === null || isCurrent(draft, packet)) return null
  const begun = `revision ${draft.packetRevision}, rubric version ${draft.rubricVersion}`
  return problem('draft-outdated', packet.id, begun)
}

/** `WriteDraft` on a journal. */
export async function writeDraft(
  { journal, keys }: Pick<Store, 'journal' | 'keys'>,
  seen: DraftMark | null,
  next: Draft,
): Promise<void> {
  const row = await sealDraft(keys, next)
  await (seen === null ? putFirst(journal, row, next) : replace(journal, seen, row))
}

async function putFirst(journal: Journal, row: DraftRow, draft: Draft): Promise<void> {
  const { drafts, decisions, repeats, meta } = journal
  const { packetId } = draft
  await journal.transaction('rw', [drafts, decisions, repeats, meta], async () => {
    if (await drafts.get(packetId)) fail('draft-overtaken', packetId)
    const counting = countingOf(await decisionsOn(journal, [packetId]))
    if (counting && isFinal(counting, draft.packetRevision) && draft.kind !== 'amendment')
      fail('already-decided', packetId)
    await drafts.put(row)
    await countJournal(journal, { drafts: 1 })
  })
}

/** Whether a decision is one after which there is nothing to review, unless to amend it. */
export const isFinal = (
  { state, packetRevision }: Pick<DecisionRow, 'state' | 'packetRevision'>,
  revision = packetRevision,
) =>
  state !== 'conflict' &&
  state !== 'refused' &&
  // What was accepted on an earlier revision says nothing about a later one.
  !(state === 'accepted' && packetRevision < revision)

async function replace(journal: Journal, seen: DraftMark, next: DraftRow): Promise<void> {
  const { packetId } = next
  const write = async ({ drafts }: Record<'drafts', IDBObjectStore>) => {
    const reading = found<DraftRow | undefined>(drafts.get(packetId))
    // Asked for with the reading, to wait once: a write that was not to be is undone.
    drafts.put(next)
    if (!sameDraft((await reading) ?? null, seen)) fail('draft-overtaken', packetId)
  }
  await strictly(journal, ['drafts'], write, () => ({ drafts: { keys: [packetId] } }))
}
