/**
 * The judge of `central/ledger`, over the same rules and the same reading of signed bytes, on plain
 * data. Each call is one transaction; `contract.test.ts` holds it to the real one.
 */
import { openSigned } from '../../../central/ledger/verify.ts'
import { Decision, SignedDecision } from '../../../shared/model/decision.ts'
import type { Reconciled, Verdict } from '../../../shared/protocol/decisions.ts'
import { fail, type Problem, problem, ProblemError } from '../../../shared/protocol/problem.ts'
import { admit, type Admission, type Circumstances } from '../../../shared/rules/admission.ts'
import { readPacketNow } from './bodies.ts'
import { announceLearner, freePacket } from './office.ts'
import { inEffect, type PacketNow, readPacket } from './packets.ts'
import { isReceipted, toReceipt } from './receipts.ts'
import { announce, type DeviceRecord, type Entry, type State } from './state.ts'

function supersededBy({ ledger, refused }: State, decision: Decision): Circumstances['superseded'] {
  const { supersedes, packetId, reviewerId, deviceId } = decision
  if (supersedes === null) return null
  const entry = ledger.find(({ id, state }) => id === supersedes && state !== 'held')
  if (entry) return { packetId: entry.packetId, reviewerId: entry.reviewerId, kind: entry.kind }
  const known = refused.some(
    (one) =>
      one.deviceId === deviceId && (JSON.parse(one.body) as { id?: unknown }).id === supersedes,
  )
  return known ? { packetId, reviewerId, kind: 'review' } : null
}

function weigh(state: State, decision: Decision, now: PacketNow | undefined): Admission {
  const { id, packetId, reviewerId } = decision
  const rubric = (wanted: string | undefined, version: number | undefined) =>
    state.rubrics.find((one) => one.id === wanted && one.version === version) ?? null
  const packet = state.packets.find((one) => one.id === packetId)
  const effect = packet ? inEffect(state, packet) : null
  return admit(decision, {
    packet: now?.packet ?? null,
    withdrawn: now?.withdrawn ?? false,
    reviewerId: now?.reviewerId ?? null,
    rubric: rubric(decision.rubricId, decision.rubricVersion),
    rubricNow: rubric(now?.packet.rubricId, now?.packet.rubricVersion),
    inEffect: effect && { decisionId: effect.id, reviewerId: effect.reviewerId },
    superseded: supersededBy(state, decision),
    unqualified: false,
    takenBack: state.ledger.some(
      (one) =>
        one.supersedes === id &&
        one.kind === 'withdrawal' &&
        one.packetId === packetId &&
        one.reviewerId === reviewerId &&
        one.state !== 'refused',
    ),
  })
}

const judgedAs = (state: State, admission: Admission) => ({
  judged: admission.status === 'held' ? null : (state.judgements += 1),
  state: admission.status,
  conflict: admission.status === 'conflict' ? admission.kind : null,
  problem: admission.status === 'refused' ? admission.problem : null,
  rubricNow: admission.status === 'accepted' ? admission.rubricVersion : null,
})

function settle(state: State, entry: Entry): void {
  if (entry.state === 'held') return
  if (entry.state !== 'refused')
    announce(state, { kind: 'receipt', subject: entry.id, reviewerId: entry.reviewerId })
  if (entry.state === 'accepted' && entry.outcome === 'recused')
    freePacket(state, entry.packetId, entry.reviewerId)
  if (entry.state === 'accepted')
    announceLearner(state, state.packets.find(({ id }) => id === entry.packetId)!.learnerId)
  for (const held of state.ledger)
    if (held.supersedes === entry.id && held.state === 'held') release(state, held)
}

function release(state: State, held: Entry): void {
  const decision = Decision.parse(JSON.parse(held.canonical))
  const now = readPacket(state, held.packetId)
  const admission = weigh(state, decision, now)
  if (admission.status === 'held') return
  Object.assign(held, judgedAs(state, admission), { round: now?.round ?? held.round })
  settle(state, held)
}

function answer(
  state: State,
  device: DeviceRecord,
  entry: Entry,
  time: 'first' | 'again',
): Verdict {
  const { id } = entry
  if (entry.state === 'held') return { status: 'held', id, waitingFor: entry.supersedes! }
  if (entry.state === 'refused') return { status: 'refused', id, problem: entry.problem! }
  const receipt = toReceipt(entry)
  if (entry.state !== 'conflict')
    return { status: time === 'first' ? 'accepted' : 'duplicate', id, receipt }
  return { status: 'conflict', id, receipt, now: readPacketNow(state, device, entry.packetId) }
}

function enter(state: State, device: DeviceRecord, signed: SignedDecision, at: string): Verdict {
  const decision = openSigned(signed, device)
  const { packetId } = decision
  const known = state.ledger.find(({ id }) => id === decision.id)
  if (known) {
    if (known.hash !== signed.hash) fail('decision-altered', packetId)
    if (known.state === 'held') release(state, known)
    return answer(state, device, known, 'again')
  }
  const taken = state.ledger.some(
    ({ deviceId, sequence }) => deviceId === device.deviceId && sequence === decision.sequence,
  )
  if (taken) fail('sequence-taken', packetId)
  const now = readPacket(state, packetId)
  const admission = weigh(state, decision, now)
  if (admission.status === 'refused') throw new ProblemError(admission.problem)
  const { deviceId, reviewerId, sequence, packetRevision, kind, supersedes } = decision
  const entry: Entry = {
    ...signed,
    number: state.ledger.length + 1,
    deviceId,
    reviewerId,
    sequence,
    packetId,
    packetRevision,
    round: now?.round ?? 1,
    kind,
    outcome: kind === 'withdrawal' ? null : decision.outcome,
    supersedes,
    receivedAt: at,
    ...judgedAs(state, admission),
  }
  state.ledger.push(entry)
  settle(state, entry)
  return answer(state, device, entry, 'first')
}

/** Takes one item of a batch. @param at when, ISO 8601 */
export function receiveDecision(
  state: State,
  device: DeviceRecord,
  item: unknown,
  at: string,
): Verdict {
  const parsed = SignedDecision.safeParse(item)
  if (!parsed.success) return refuse(state, device, item, problem('decision-malformed'))
  try {
    return enter(state, device, parsed.data, at)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return refuse(state, device, item, error.problem)
  }
}

function refuse(state: State, { deviceId }: DeviceRecord, item: unknown, why: Problem): Verdict {
  const body = JSON.stringify(item) ?? 'null'
  const here = state.refused.find((one) => one.deviceId === deviceId && one.body === body)
  if (here) here.problem = why
  else state.refused.push({ deviceId, body, problem: why })
  const id = (item as { id?: unknown } | null)?.id
  return { status: 'refused', id: typeof id === 'string' ? id : '', problem: why }
}

/** Which of these decisions are in the ledger with the same bytes. */
export function reconcile(
  state: State,
  { deviceId }: DeviceRecord,
  asked: { id: string; hash: string }[],
): Reconciled {
  const result: Reconciled = { known: [], unknown: [], differing: [] }
  for (const { id, hash } of asked) {
    const entry = state.ledger.find((one) => one.id === id && one.deviceId === deviceId)
    if (entry && entry.hash !== hash) result.differing.push(id)
    else if (entry && isReceipted(entry)) result.known.push(toReceipt(entry))
    else result.unknown.push(id)
  }
  return result
}
