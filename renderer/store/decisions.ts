import { v7 as uuid } from 'uuid'
import { Decision, type SignedDecision } from '../../shared/model/decision.ts'
import { isMadeOf } from '../../shared/rules/judgement.ts'
import { draftOf } from '../../shared/rules/merge.ts'
import { countJournal } from './counts.ts'
import type { Journal, Store } from './databases.ts'
import { sameDraft } from './draft-row.ts'
import type { DecisionRow, DraftRow, JournalCounts, SealedDecision } from './rows.ts'
import { openDecision, readDraft, sealDecision, sealDraft } from './sealed.ts'

/** What a row's signed bytes say. */
export const decisionIn = ({ signed }: Pick<DecisionRow, 'signed'>): Decision =>
  Decision.parse(JSON.parse(signed.canonical))

/** A decision that is on disk and not yet sent. */
function unsent(signed: SignedDecision): DecisionRow {
  const decision = decisionIn({ signed })
  const { sequence, packetId, kind, packetRevision, supersedes, madeAt } = decision
  return {
    id: signed.id,
    sequence,
    packetId,
    kind,
    outcome: decision.kind === 'withdrawal' ? null : decision.outcome,
    packetRevision,
    supersedes,
    madeAt,
    signed,
    state: 'unsent',
    sentAt: null,
    takingBack: null,
    receipt: null,
    problem: null,
  }
}

/** Whether a decision waits for the reviewer: a later one on its packet answers it. */
const isOpen = ({ state }: Pick<DecisionRow, 'state'>) =>
  state === 'conflict' || state === 'refused'

/** The draft that is open again once the withdrawal which takes its decision back is made, sealed. */
async function reopened(
  { journal, keys }: Pick<Store, 'journal' | 'keys'>,
  packetId: string,
  withdrawalId: string,
): Promise<DraftRow | null> {
  const rows = await journal.decisions.where('packetId').equals(packetId).toArray()
  const taken = rows.find(({ takingBack }) => takingBack?.withdrawalId === withdrawalId)
  if (!taken?.takingBack) return null
  const decision = decisionIn(await openDecision(keys, taken))
  if (decision.kind === 'withdrawal') return null
  const purpose = {
    kind: decision.kind,
    // A review is made after the withdrawal; what an amendment amends is still what it was.
    supersedes: decision.kind === 'review' ? withdrawalId : decision.supersedes,
    reason: decision.reason ?? '',
    decisionId: taken.takingBack.decisionId,
  }
  const draft = draftOf(decision, purpose, taken.takingBack.at)
  return sealDraft(keys, { ...draft, begunAt: decision.begunAt })
}

/**
 * Puts a decision of the host's file into the journal and takes out the draft that it was made of; a
 * withdrawal that was begun here puts the draft of what it takes back in again. What another window
 * wrote into the draft meanwhile stays, as the draft of an amendment. The same one again changes
 * nothing, except that its bytes are those of the file again.
 */
export async function journalDecision(
  { journal, keys }: Pick<Store, 'journal' | 'keys'>,
  signed: SignedDecision,
): Promise<DecisionRow> {
  const fresh = unsent(signed)
  const sealed = await sealDecision(keys, fresh)
  const { drafts, decisions, meta } = journal
  const whole = await isWhole(keys, await decisions.get(signed.id), signed)
  const again =
    fresh.kind === 'withdrawal' ? await reopened({ journal, keys }, fresh.packetId, fresh.id) : null
  for (;;) {
    const begun = await drafts.get(fresh.packetId)
    const rest = await restOf(keys, begun, decisionIn({ signed }))
    const row = await journal.transaction('rw', [drafts, decisions, meta], async () => {
      const draft = await drafts.get(fresh.packetId)
      // A window was quicker: what it wrote has to be read, too.
      if (!sameDraft(draft ?? null, begun ?? null)) return null
      const others = (await decisions.where('packetId').equals(fresh.packetId).toArray()).filter(
        ({ id }) => id !== fresh.id,
      )
      const here = await decisions.get(signed.id)
      const { hash } = signed
      if (!here || !whole) await decisions.put({ ...(here ?? sealed), hash, sealed: sealed.sealed })

      const made = draft?.decisionId === signed.id
      if (made && rest) await drafts.put(rest)
      else if (made) await drafts.delete(fresh.packetId)
      const counts: Partial<JournalCounts> = {
        drafts: made && !rest ? -1 : 0,
        unsent: here ? 0 : 1,
      }

      const answered = others.filter((one) => isOpen(one) && one.sequence < fresh.sequence)
      for (const one of answered) {
        await decisions.put({ ...one, state: 'answered' })
        counts[one.state] = (counts[one.state] ?? 0) - 1
      }
      counts.answered = answered.length

      const taken = others.find(({ takingBack }) => takingBack?.withdrawalId === signed.id)
      if (taken) await decisions.put({ ...taken, takingBack: null })
      if (taken && again && (draft === undefined || (made && !rest))) {
        await drafts.put(again)
        counts.drafts = (counts.drafts ?? 0) + 1
      }
      if (made || taken || Object.values(counts).some((count) => count !== 0))
        await countJournal(journal, counts)
      return here ? { ...fresh, ...stateOf(here) } : fresh
    })
    if (row) return row
  }
}

/** What a draft says beyond the decision that was made of it, to amend that; null when nothing. */
async function restOf(
  keys: Store['keys'],
  row: DraftRow | undefined,
  decision: Decision,
): Promise<DraftRow | null> {
  if (row?.decisionId !== decision.id || decision.kind === 'withdrawal') return null
  const { draft } = await readDraft(keys, row)
  if (draft === null || isMadeOf(decision, draft)) return null
  const kind = decision.kind === 'second-opinion' ? decision.kind : 'amendment'
  return sealDraft(keys, { ...draft, kind, supersedes: decision.id, decisionId: uuid() })
}

const stateOf = ({ state, sentAt, takingBack, receipt, problem }: SealedDecision) => ({
  state,
  sentAt,
  takingBack,
  receipt,
  problem,
})

/** Whether a row has the very bytes that were signed. */
async function isWhole(
  keys: Store['keys'],
  row: SealedDecision | undefined,
  { canonical }: SignedDecision,
): Promise<boolean> {
  if (row === undefined) return false
  const opened = await openDecision(keys, row).catch(() => null)
  return opened?.signed.canonical === canonical
}

type Moved = Pick<DecisionRow, 'state'> & Partial<Pick<DecisionRow, 'receipt' | 'problem'>>

/**
 * Moves a decision to another state with what was said of it, in one transaction with the counts.
 * @param next from the row as it is then; null leaves it
 */
export async function moveDecision(
  journal: Journal,
  id: string,
  next: (row: SealedDecision) => Moved | null,
): Promise<void> {
  const { decisions, meta } = journal
  await journal.transaction('rw', [decisions, meta], async () => {
    const row = await decisions.get(id)
    const moved = row ? next(row) : null
    if (row === undefined || moved === null) return
    const later = isOpen(moved) && (await hasLater(journal, row))
    const state = later ? 'answered' : moved.state
    await decisions.put({ ...row, ...moved, state })
    if (state !== row.state) await countJournal(journal, { [row.state]: -1, [state]: 1 })
  })
}

async function hasLater({ decisions }: Journal, { packetId, sequence }: SealedDecision) {
  const rows = await decisions.where('packetId').equals(packetId).toArray()
  return rows.some((row) => row.sequence > sequence)
}

/**
 * Marks decisions as handed to the network, and tells which may go: not one that is being taken back,
 * nor one whose withdrawal central records do not have yet.
 * @param at ISO 8601
 */
export async function markSent(
  { decisions }: Journal,
  wanted: DecisionRow[],
  at: string,
): Promise<DecisionRow[]> {
  const packets = [...new Set(wanted.map(({ packetId }) => packetId))]
  return decisions.db.transaction('rw', [decisions], async () => {
    const all = await decisions.where('packetId').anyOf(packets).toArray()
    const withheld = new Set(
      all.flatMap(({ kind, state, supersedes }) =>
        kind === 'withdrawal' && state !== 'held' && state !== 'accepted' ? supersedes : [],
      ),
    )
    const free = all.filter(({ id, takingBack }) => takingBack === null && !withheld.has(id))
    const going = new Map(free.map((row) => [row.id, row]))
    const leaving = wanted.filter(({ id }) => going.has(id))
    const first = leaving.flatMap(({ id }) => going.get(id) ?? [])
    await decisions.bulkPut(
      first.filter(({ sentAt }) => sentAt === null).map((row) => ({ ...row, sentAt: at })),
    )
    return leaving
  })
}
