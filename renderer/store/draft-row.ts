import { v7 as uuid } from 'uuid'
import type { Draft } from '../../shared/model/draft.ts'
import type { Packet } from '../../shared/model/packet.ts'
import { fail, type Problem, problem } from '../../shared/protocol/problem.ts'
import { countJournal } from './counts.ts'
import type { Journal } from './databases.ts'
import { latestOf } from './work.ts'

/** A draft of the packet as it is now, with nothing in it. */
export function beginDraft(packet: Packet): Draft {
  const now = new Date().toISOString()
  return {
    packetId: packet.id,
    packetRevision: packet.revision,
    rubricId: packet.rubricId,
    rubricVersion: packet.rubricVersion,
    decisionId: uuid(),
    changes: 0,
    begunAt: now,
    changedAt: now,
    scores: {},
    chosenOutcome: null,
    feedback: '',
    note: '',
  }
}

/** What tells one state of a draft from another. */
export type DraftMark = Pick<Draft, 'changes' | 'decisionId'>

/**
 * Writes `next` if the journal still has `seen`; resolves when it is durable.
 * @throws ProblemError `draft-overtaken`, `already-decided`
 */
export type WriteDraft = (seen: DraftMark | null, next: Draft) => Promise<void>

/** Whether two readings of the journal found the same state of the same draft. */
export const sameDraft = (one: DraftMark | null, other: DraftMark | null) =>
  one?.changes === other?.changes && one?.decisionId === other?.decisionId

/** `draft-outdated` when the draft was begun on another revision or rubric version. */
export function outdatedBy(packet: Packet, draft: Draft | null): Problem | null {
  if (
    draft === null ||
    (draft.packetRevision === packet.revision &&
      draft.rubricId === packet.rubricId &&
      draft.rubricVersion === packet.rubricVersion)
  )
    return null
  const begun = `revision ${draft.packetRevision}, rubric version ${draft.rubricVersion}`
  return problem('draft-outdated', packet.id, begun)
}

/** `WriteDraft` on a journal. */
export async function writeDraft(
  journal: Journal,
  seen: DraftMark | null,
  next: Draft,
): Promise<void> {
  const { drafts, decisions, meta } = journal
  const { packetId } = next
  // An existing draft touches one table only: this is what each key pressed waits for.
  await journal.transaction('rw', seen ? [drafts] : [drafts, decisions, meta], async () => {
    // Asked for together, to wait once: a write that was not to be is undone with its transaction.
    const reading = drafts.get(packetId)
    const writing = drafts.put(next)
    const row = (await reading) ?? null
    if (!sameDraft(row, seen)) fail('draft-overtaken', packetId)
    if (row === null) {
      const latest = latestOf(await decisions.where('packetId').equals(packetId).toArray())
      // What central records did not put into effect may be reviewed again.
      if (latest && latest.state !== 'conflict' && latest.state !== 'refused')
        fail('already-decided', packetId)
      await countJournal(journal, { drafts: 1 })
    }
    await writing
  })
}
