import { Decision, type SignedDecision } from '../../shared/model/decision.ts'
import { countJournal } from './counts.ts'
import type { Journal, Store } from './databases.ts'
import type { DecisionRow, SealedDecision } from './rows.ts'
import { openDecision, sealDecision } from './sealed.ts'

/** A decision that is on disk and not yet sent. */
function unsent(signed: SignedDecision): DecisionRow {
  const decision = Decision.parse(JSON.parse(signed.canonical))
  const { sequence, packetId, kind, madeAt } = decision
  return {
    id: signed.id,
    sequence,
    packetId,
    kind,
    outcome: decision.kind === 'withdrawal' ? null : decision.outcome,
    madeAt,
    signed,
    state: 'unsent',
    receipt: null,
    problem: null,
  }
}

/**
 * Puts a decision of the host's file into the journal and takes out the draft that it was made of.
 * The same one again changes nothing, except that its bytes are those of the file again.
 */
export async function journalDecision(
  { journal, keys }: Pick<Store, 'journal' | 'keys'>,
  signed: SignedDecision,
): Promise<DecisionRow> {
  const fresh = unsent(signed)
  const sealed = await sealDecision(keys, fresh)
  const { drafts, decisions, meta } = journal
  const whole = await isWhole(keys, await decisions.get(signed.id), signed)
  return journal.transaction('rw', [drafts, decisions, meta], async () => {
    const here = await decisions.get(signed.id)
    const { hash } = signed
    if (!here || !whole) await decisions.put({ ...(here ?? sealed), hash, sealed: sealed.sealed })
    const draft = await drafts.get(fresh.packetId)
    const made = draft?.decisionId === signed.id
    if (made) await drafts.delete(fresh.packetId)
    if (made || !here) await countJournal(journal, { drafts: made ? -1 : 0, unsent: here ? 0 : 1 })
    return here ? { ...fresh, ...stateOf(here) } : fresh
  })
}

const stateOf = ({ state, receipt, problem }: SealedDecision) => ({ state, receipt, problem })

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
  await journal.transaction('rw', [journal.decisions, journal.meta], async () => {
    const row = await journal.decisions.get(id)
    const moved = row ? next(row) : null
    if (row === undefined || moved === null) return
    await journal.decisions.put({ ...row, ...moved })
    if (moved.state !== row.state)
      await countJournal(journal, { [row.state]: -1, [moved.state]: 1 })
  })
}
