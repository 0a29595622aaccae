import { v7 as uuid } from 'uuid'
import type { Draft } from '../../shared/model/draft.ts'
import type { Packet } from '../../shared/model/packet.ts'
import { fail } from '../../shared/protocol/problem.ts'
import { asOpinion, withdraw } from '../../shared/rules/judgement.ts'
import { type DecidedReview, draftOf, merge, type Merged } from '../../shared/rules/merge.ts'
import { decisionIn } from './decisions.ts'
import { openDraft } from './drafts.ts'
import { type Here, here } from './host.ts'
import { file } from './intents.ts'
import { withdrawRepeat } from './repeats/decide.ts'
import { decisionsOn, repeatHere } from './repeats/kept.ts'
import type { DecisionRow } from './rows.ts'
import { openDecision, openPacket } from './sealed.ts'
import { settle } from './standing.ts'
import { countingOf } from './work.ts'

/** The decision that counts for a packet here, with what it says. */
async function decidedHere({ store }: Here, packetId: string) {
  const rows = await decisionsOn(store.journal, [packetId])
  const sealed = countingOf(rows)
  const row = sealed && (await openDecision(store.keys, sealed))
  const review = row && decisionIn(row)
  return { row, review: review?.kind === 'withdrawal' ? null : review }
}

/** One judgement at a time on a packet, and asked for twice it is one. */
const underWay = new Map<string, Promise<DecisionRow>>()

function once(packetId: string, make: () => Promise<DecisionRow>): Promise<DecisionRow> {
  const before = underWay.get(packetId)
  if (before) return before
  const making = make().finally(() => underWay.delete(packetId))
  underWay.set(packetId, making)
  return making
}

/**
 * Withdraws the decision that counts for a packet, in conflict or in effect.
 * @throws ProblemError `nothing-decided`, and those of the host; nothing has changed then
 */
export const withdrawDecision = (
  packetId: string,
  reason: string,
  at: string = new Date().toISOString(),
  with_: Here = here(),
): Promise<DecisionRow> =>
  once(packetId, async () => {
    const repeat = await repeatHere(with_.store, packetId)
    if (repeat) {
      const withdrawn = await withdrawRepeat(with_.store, repeat)
      await settle(with_.store, [packetId]).catch(() => {})
      return withdrawn
    }
    const { review } = await decidedHere(with_, packetId)
    const made = review ?? (await decidedAway(with_, packetId))
    return file(with_, withdraw(made, uuid(), reason, at))
  })

/**
 * Keeps a decision that did not take effect as a second opinion.
 * @throws ProblemError `nothing-decided`, and those of the host
 */
export const keepAsOpinion = (
  packetId: string,
  at: string = new Date().toISOString(),
  with_: Here = here(),
): Promise<DecisionRow> =>
  once(packetId, async () => {
    const { review } = await decidedHere(with_, packetId)
    return file(with_, asOpinion(review ?? fail('nothing-decided', packetId), uuid(), at))
  })

/** What is in effect and was decided by this reviewer on another device. */
async function decidedAway(with_: Here, packetId: string) {
  const packet = await packetHere(with_, packetId)
  return reviewInEffect(packet) ?? fail('nothing-decided', packetId)
}

/** The decision of this reviewer that central records hold in effect. */
export function reviewInEffect(packet: Packet): (DecidedReview & { id: string }) | null {
  const { decided } = packet
  if (!decided?.own) return null
  const { decisionId: id, outcome, own } = decided
  return { id, packetId: packet.id, outcome, ...own }
}

async function packetHere({ store }: Pick<Here, 'store'>, packetId: string): Promise<Packet> {
  const body = (await store.library.bodies.get(packetId)) ?? fail('packet-not-here', packetId)
  return openPacket(store.keys, body)
}

/** A review moved to the packet and rubric as they are here now. */
export async function mergeHere(with_: Pick<Here, 'store'>, draft: Draft): Promise<Merged> {
  const { library } = with_.store
  const packet = await packetHere(with_, draft.packetId)
  const now =
    (await library.rubrics.get([packet.rubricId, packet.rubricVersion])) ??
    fail('packet-not-here', packet.id)
  const before = (await library.rubrics.get([draft.rubricId, draft.rubricVersion])) ?? null
  return merge(draft, before, packet, now)
}

/**
 * Opens a draft with all that was decided, moved to the packet as it is now: to resubmit what did not
 * take effect, or to amend what did. A draft that is there already is left as it is.
 * @throws ProblemError `nothing-decided`, `packet-not-here`, `draft-unwritable`
 */
export async function reviewAgain(
  packetId: string,
  kind: 'review' | 'amendment',
  with_: Here = here(),
): Promise<void> {
  const { row, review } = await decidedHere(with_, packetId)
  const writer = await openDraft(packetId, with_.store)
  try {
    if (writer.draft !== null) return
    const away = reviewInEffect(await packetHere(with_, packetId))
    // Of two of mine the one in effect is amended, even where another device has amended this one's.
    const mine = kind === 'amendment' && row?.state === 'accepted' ? (away ?? review) : review
    const from = mine ?? away ?? fail('nothing-decided', packetId)
    const purpose = { kind, reason: '', decisionId: uuid(), supersedes: answers(kind, row, away) }
    const { draft } = await mergeHere(with_, draftOf(from, purpose, new Date().toISOString()))
    // What was begun meanwhile in this window is there already, too.
    if (writer.draft === null) await writer.change(() => draft)
  } finally {
    await writer.close()
  }
}

/** What the new decision names as the one that it amends or answers. */
function answers(
  kind: 'review' | 'amendment',
  row: DecisionRow | null,
  away: { id: string } | null,
): string | null {
  const here = row?.id ?? null
  if (kind === 'amendment') {
    const sent = row !== null && (row.state === 'unsent' || row.state === 'held')
    return sent ? here : (away?.id ?? here)
  }
  // What was refused is not in the ledger: nothing there could be waited for.
  return row?.state === 'refused' ? null : here
}
