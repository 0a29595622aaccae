import { v7 as uuid } from 'uuid'
import type { Decision, SignedDecision } from '../../shared/model/decision.ts'
import { isMadeOf } from '../../shared/rules/judgement.ts'
import { draftOf } from '../../shared/rules/merge.ts'
import { countsChanged, journalCountsIn } from './counts.ts'
import type { Store } from './databases.ts'
import { decisionIn, isOpen, unsent } from './decisions.ts'
import { sameDraft } from './draft-row.ts'
import type { DecisionRow, DraftRow, JournalCounts, SealedDecision } from './rows.ts'
import { type DraftMark, openDecision, readDraft, sealDecision, sealDraft } from './sealed.ts'
import { found, orNothing, Overtaken, strictly } from './directly.ts'
import type { Changes } from './look-again.ts'

type Journalled = Pick<Store, 'journal' | 'keys'>

/** What the journal had before, as far as it has to be opened to be told. */
type Before = {
  draft: DraftMark | null
  /** What the draft says beyond the decision, to amend that; null when nothing. */
  rest: DraftRow | null
  /** The decision itself: not there, there with other bytes than were signed, or there. */
  here: 'absent' | 'damaged' | 'whole'
}

/**
 * Puts a decision of the host's file into the journal and takes out the draft that it was made of; a
 * withdrawal that was begun here puts the draft of what it takes back in again. What another window
 * wrote into the draft meanwhile stays, as the draft of an amendment. The same one again changes
 * nothing, except that its bytes are those of the file again.
 */
export async function journalDecision(
  at: Journalled,
  signed: SignedDecision,
): Promise<DecisionRow> {
  const decision = decisionIn({ signed })
  const fresh = unsent(signed, decision)
  const sealed = await sealDecision(at.keys, fresh)
  const again = decision.kind === 'withdrawal' ? await reopened(at, decision) : null
  for (;;) {
    const before = await look(at, signed, decision)
    const row = await write(at, fresh, sealed, before, again)
    if (row) return row
  }
}

/** The draft that is open again once the withdrawal which takes its decision back is made, sealed. */
async function reopened(
  { journal, keys }: Journalled,
  { id, packetId }: Decision,
): Promise<DraftRow | null> {
  const rows = await journal.decisions.where('packetId').equals(packetId).toArray()
  const taken = rows.find(({ takingBack }) => takingBack?.withdrawalId === id)
  if (!taken?.takingBack) return null
  const decision = decisionIn(await openDecision(keys, taken))
  if (decision.kind === 'withdrawal') return null
  const purpose = {
    kind: decision.kind,
    // A review is made after the withdrawal; what an amendment amends is still what it was.
    supersedes: decision.kind === 'review' ? id : decision.supersedes,
    reason: decision.reason ?? '',
    decisionId: taken.takingBack.decisionId,
  }
  const draft = draftOf(decision, purpose, taken.takingBack.at)
  return sealDraft(keys, { ...draft, begunAt: decision.begunAt })
}

async function look(
  { journal, keys }: Journalled,
  signed: SignedDecision,
  decision: Decision,
): Promise<Before> {
  const [draft = null, here] = await Promise.all([
    journal.drafts.get(decision.packetId),
    journal.decisions.get(signed.id),
  ])
  const opened = here && (await openDecision(keys, here).catch(() => null))
  return {
    draft,
    rest: await restOf(keys, draft, decision),
    here: !here ? 'absent' : opened?.signed.canonical === signed.canonical ? 'whole' : 'damaged',
  }
}

/** What a draft says beyond the decision that was made of it, as the draft of an amendment, sealed. */
export async function restOf(
  keys: Store['keys'],
  row: DraftRow | null,
  decision: Decision,
): Promise<DraftRow | null> {
  if (row?.decisionId !== decision.id || decision.kind === 'withdrawal') return null
  const { draft } = await readDraft(keys, row)
  if (draft === null || isMadeOf(decision, draft)) return null
  const kind = decision.kind === 'second-opinion' ? decision.kind : 'amendment'
  return sealDraft(keys, { ...draft, kind, supersedes: decision.id, decisionId: uuid() })
}

/** In one transaction; null, with nothing written, when the journal is no longer as it was before. */
function write(
  { journal }: Journalled,
  fresh: DecisionRow,
  sealed: SealedDecision,
  { draft: seen, rest, here: was }: Before,
  again: DraftRow | null,
): Promise<DecisionRow | null> {
  const { id, packetId, sequence } = fresh
  const made = seen?.decisionId === id
  const touched: string[] = []
  const writing = strictly(
    journal,
    ['drafts', 'intents', 'decisions', 'meta'],
    async ({ drafts, intents, decisions, meta }) => {
      const reading = Promise.all([
        found<DraftRow | undefined>(drafts.get(packetId)),
        found<SealedDecision[]>(decisions.index('packetId').getAll(packetId)),
        journalCountsIn(meta),
      ])
      // Asked for with the reading, to wait once.
      if (was === 'absent') decisions.put(sealed)
      if (made && rest) drafts.put(rest)
      else if (made) drafts.delete(packetId)
      intents.delete(id)

      const [draft, onPacket, count] = await reading
      const here = onPacket.find((row) => row.id === id)
      if (!sameDraft(draft ?? null, seen) || (was === 'absent') !== (here === undefined))
        throw new Overtaken()
      const others = onPacket.filter((row) => row.id !== id)
      touched.push(...others.map((row) => row.id))
      if (here && was === 'damaged')
        decisions.put({ ...here, hash: sealed.hash, sealed: sealed.sealed })
      const delta: Partial<JournalCounts> = {
        drafts: made && !rest ? -1 : 0,
        unsent: here ? 0 : 1,
      }

      const answered = others.filter((one) => isOpen(one) && one.sequence < sequence)
      for (const one of answered) {
        decisions.put({ ...one, state: 'answered' })
        delta[one.state] = (delta[one.state] ?? 0) - 1
      }
      delta.answered = answered.length

      const taken = others.find(({ takingBack }) => takingBack?.withdrawalId === id)
      if (taken) decisions.put({ ...taken, takingBack: null, problem: null })
      if (taken && again && (draft === undefined || (made && !rest))) {
        drafts.put(again)
        delta.drafts = (delta.drafts ?? 0) + 1
      }
      if (made || taken || Object.values(delta).some((change) => change !== 0)) count(delta)
      return here ? { ...fresh, ...stateOf(here) } : fresh
    },
    () => decisionPut(fresh, touched),
  )
  return orNothing(writing)
}

/**
 * What live queries are told of once a decision is in the journal.
 * @param others decisions on its packet that may have another state by it
 */
export const decisionPut = (
  { id, packetId }: Pick<DecisionRow, 'id' | 'packetId'>,
  others: readonly string[] = [],
): Changes => ({
  drafts: { keys: [packetId] },
  intents: { keys: [id], by: 'any' },
  decisions: {
    keys: [id, ...others],
    by: { packetId: [packetId], sequence: 'any', '[state+sequence]': 'any' },
  },
  meta: countsChanged,
})

const stateOf = ({ state, sentAt, takingBack, receipt, problem }: SealedDecision) => ({
  state,
  sentAt,
  takingBack,
  receipt,
  problem,
})
