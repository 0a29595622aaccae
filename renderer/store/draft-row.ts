import { Dexie, RangeSet } from 'dexie'
import { v7 as uuid } from 'uuid'
import type { Draft } from '../../shared/model/draft.ts'
import type { Packet } from '../../shared/model/packet.ts'
import { fail, type Problem, problem } from '../../shared/protocol/problem.ts'
import { countJournal } from './counts.ts'
import type { Journal, Store } from './databases.ts'
import type { DraftRow } from './rows.ts'
import { type DraftMark, sealDraft } from './sealed.ts'
import { latestOf } from './work.ts'

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
  { journal, keys }: Pick<Store, 'journal' | 'keys'>,
  seen: DraftMark | null,
  next: Draft,
): Promise<void> {
  const row = await sealDraft(keys, next)
  await (seen === null ? putFirst(journal, row) : replace(journal, seen, row))
}

async function putFirst(journal: Journal, draft: DraftRow): Promise<void> {
  const { drafts, decisions, meta } = journal
  const { packetId } = draft
  await journal.transaction('rw', [drafts, decisions, meta], async () => {
    if (await drafts.get(packetId)) fail('draft-overtaken', packetId)
    const latest = latestOf(await decisions.where('packetId').equals(packetId).toArray())
    // What central records did not put into effect may be reviewed again.
    if (latest && latest.state !== 'conflict' && latest.state !== 'refused')
      fail('already-decided', packetId)
    await drafts.put(draft)
    await countJournal(journal, { drafts: 1 })
  })
}

/**
 * Each key pressed waits for this, so there is no layer between it and IndexedDB: through Dexie it
 * takes more than twice as long.
 */
async function replace(journal: Journal, seen: DraftMark, next: DraftRow): Promise<void> {
  const { packetId } = next
  if (!journal.isOpen()) await journal.open()
  const transaction = journal.backendDB().transaction('drafts', 'readwrite', durable)
  const drafts = transaction.objectStore('drafts')
  let overtaken = false
  const reading: IDBRequest<DraftRow | undefined> = drafts.get(packetId)
  // Asked for with the reading, to wait once: a write that was not to be is undone.
  drafts.put(next)
  reading.addEventListener('success', () => {
    overtaken = !sameDraft(reading.result ?? null, seen)
    if (overtaken) transaction.abort()
    else transaction.commit()
  })
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('undone')))
  }).catch((error: unknown) => {
    if (overtaken) fail('draft-overtaken', packetId)
    throw error
  })
  Dexie.on.storagemutated.fire({ [`idb://${journal.name}/drafts/`]: new RangeSet(packetId) })
}

const durable: IDBTransactionOptions = { durability: 'strict' }
