import type { SignedDecision } from '../../shared/model/decision.ts'
import { fail, ProblemError } from '../../shared/protocol/problem.ts'
import { isMadeOf, judge } from '../../shared/rules/judgement.ts'
import { placed } from './basis.ts'
import { expectUnlocked } from './calibration.ts'
import type { Store } from './databases.ts'
import { isFinal } from './draft-row.ts'
import { openDraft } from './drafts.ts'
import { decisionIn } from './decisions.ts'
import { type Here, here } from './host.ts'
import { signAsIntended } from './intents.ts'
import { journalDecision } from './journal-decision.ts'
import { decideRepeat } from './repeats/decide.ts'
import { decisionsOn, repeatHere } from './repeats/kept.ts'
import { replaceDraft } from './replace-draft.ts'
import type { DecisionRow } from './rows.ts'
import { openDecision } from './sealed.ts'
import { newestDecision } from './sign.ts'
import { settle } from './standing.ts'
import { countingOf } from './work.ts'

const underWay = new Map<string, Promise<DecisionRow>>()

/**
 * Decides a packet by its draft: the host signs the judgement and has it on disk, while the journal
 * writes down what is to be signed; then the journal has it in place of the draft. Asked twice, it
 * decides once. What is chosen on a packet that is served again is kept, and signed by nobody.
 * @param at when it is made, ISO 8601
 * @param safe called as soon as it is durable twice; what follows from it is written after that
 * @throws ProblemError; the draft is then as it was. `draft-incomplete` and `draft-outdated` by the
 *   rules, `journal-unwritable`, `host-unreachable` and others of the host; `journal-behind` when it
 *   is signed and on disk, and the journal does not take it before the next start; `decided-before`, where
 *   the draft goes on as that of an amendment
 */
export function decide(
  packetId: string,
  at: string = new Date().toISOString(),
  with_: Here = here(),
  safe: (signed: SignedDecision) => void = () => {},
): Promise<DecisionRow> {
  const before = underWay.get(packetId)
  if (before) return before
  const deciding = make(packetId, at, with_, safe).finally(() => underWay.delete(packetId))
  underWay.set(packetId, deciding)
  return deciding
}

async function make(
  packetId: string,
  at: string,
  { store, fetch }: Here,
  safe: (signed: SignedDecision) => void,
): Promise<DecisionRow> {
  const newest = newestDecision(store.journal)
  const writer = await openDraft(packetId, store)
  let isSigned = false
  try {
    if (writer.draft === null) {
      const made = await madeBefore(store, packetId)
      if (made) return made
      // All may have been met before: then there was nothing to choose, and no draft was begun.
      await writer.change((begun) => begun)
    }
    await writer.flush()
    const { draft, basis } = writer
    // What is followed may be a moment old: a lock is looked at again, a repeat always was one.
    if (basis.locked) await expectUnlocked(store, packetId)
    const repeat = basis.isRepeat ? await repeatHere(store, packetId) : null
    if (draft === null) fail('draft-overtaken', packetId)
    if (basis.rubric === null) fail('packet-not-here', packetId)

    const judgement = judge(basis.rubric, basis.packet, placed(draft, basis), at)
    if (repeat) {
      const again = await decideRepeat(store, repeat, judgement, draft)
      safe(again.signed)
      await settle(store, [packetId]).catch(() => {})
      return again
    }
    const { signed, kept } = await signAsIntended({ store, fetch }, judgement, newest)
    isSigned = true
    const made = decisionIn({ signed })
    // A draft that was signed before, and changed since the answer was lost: the change stays a draft.
    const isThis = made.kind !== 'withdrawal' && isMadeOf(made, draft)
    if (kept && isThis) safe(signed)
    const { ahead } = writer
    const replaced = ahead && isThis && (await replaceDraft(store, signed, draft, ahead))
    const decision = replaced || (await journalDecision(store, signed))
    if (isThis) safe(signed)
    // The decision is safe without it, and the next start settles what is not settled here.
    await settle(store, [packetId]).catch(() => {})
    return isThis ? decision : fail('decided-before', packetId)
  } catch (error) {
    if (error instanceof ProblemError) throw error
    // What else fails here is a database.
    return fail(isSigned ? 'journal-behind' : 'journal-unwritable', packetId, String(error), error)
  } finally {
    // Closing only fails for changes that could not be written, which flushing has told already.
    await writer.close().catch(() => {})
  }
}

/** The decision after which there is nothing to review. */
async function madeBefore({ library, journal, keys }: Store, packetId: string) {
  const [rows, now] = await Promise.all([
    decisionsOn(journal, [packetId]),
    library.packets.get(packetId),
  ])
  const made = countingOf(rows)
  return made && isFinal(made, now?.revision) ? openDecision(keys, made) : null
}

/** The decision on a packet that is being made, if one is: what follows it waits for it. */
export const deciding = (packetId: string): Promise<DecisionRow> | undefined =>
  underWay.get(packetId)
