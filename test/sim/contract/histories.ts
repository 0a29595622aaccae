import { expect } from 'vitest'
import { v7 } from 'uuid'
import { signDecision } from '../../../central/testing/device.ts'
import { Decision, type SignedDecision } from '../../../shared/model/decision.ts'
import type { Packet } from '../../../shared/model/packet.ts'
import type { Changes } from '../../../shared/protocol/changes.ts'
import { criteria, textEvidence } from '../records/programme.ts'
import { cast, type Move } from './moves.ts'
import type { Answered, Enrolled, Sides } from './sides.ts'

/** What one side has told a device until now. */
type Heard = { cursor: string | null; packets: Map<string, Packet>; receipts: Map<string, unknown> }
const nothingHeard = (): Heard => ({ cursor: null, packets: new Map(), receipts: new Map() })

type Made = { decision: Decision; signed: SignedDecision }
type Desk = Enrolled & { made: Made[]; real: Heard; plain: Heard }

/** What may differ between the two: their clocks, and the numbers that they give out. */
const own = new Set(['epoch', 'serverTime', 'receivedAt', 'decidedAt', 'earnedAt', 'service'])

/** An answer without what may differ; a receipt's own id counts places that PostgreSQL may skip. */
const common = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, part: unknown) => {
      if (own.has(key)) return undefined
      if (part !== null && typeof part === 'object' && 'decisionId' in part && 'hash' in part)
        return { ...part, id: 'a receipt' }
      return part
    }),
  )

function decide(desks: Desk[], desk: Desk, move: Extract<Move, { do: 'decide' }>): void {
  const packet = desk.plain.packets.get(`P-${move.packet}`)
  if (packet === undefined) return
  const before = move.supersedes === 'own' ? desk.made : desks.flatMap(({ made }) => made)
  const superseded =
    move.supersedes === 'nothing'
      ? undefined
      : before.findLast(
          ({ decision }) => move.supersedes === 'any' || decision.packetId === packet.id,
        )
  const last = desk.made.at(-1)
  const named = {
    format: 1 as const,
    id: v7(),
    packetId: packet.id,
    packetRevision: packet.revision,
    rubricId: packet.rubricId,
    rubricVersion: packet.rubricVersion,
    begunAt: '2026-11-20T08:00:00.000Z',
    madeAt: '2026-11-20T08:10:00.000Z',
    deviceId: desk.deviceId,
    reviewerId: desk.reviewerId,
    sequence: desk.made.length + 1,
    previousHash: last?.signed.hash ?? null,
  }
  const review = {
    evidence: packet.evidence.map(({ sha256 }) => sha256),
    scores: criteria.map((criterionId) => ({
      criterionId,
      ratingId: `${criterionId}-${move.outcome === 'not-yet' ? 'no' : 'yes'}`,
      noRating: null,
      comment: '',
      anchors: [],
      keptFrom: null,
    })),
    outcome: move.outcome,
    feedback: move.outcome === 'returned' ? 'Once more' : '',
    note: '',
  }
  const supersedes = superseded?.decision.id ?? null
  const kind = supersedes === null && move.kind !== 'second-opinion' ? 'review' : move.kind
  const decision = Decision.parse(
    kind === 'withdrawal'
      ? { ...named, kind, supersedes, reason: 'It was wrong' }
      : { ...named, ...review, kind, supersedes, reason: kind === 'amendment' ? 'Again' : null },
  )
  desk.made.push({ decision, signed: signDecision(decision, desk.key.privateKey) })
}

/** What goes up, right or wrong in one way. */
function parcel(desks: Desk[], desk: Desk, move: Extract<Move, { do: 'send' }>): unknown[] {
  const from = move.wrong === 'device' ? desks.find((other) => other !== desk)! : desk
  const items = move.which.flatMap(
    (which) => from.made[which % Math.max(1, from.made.length)] ?? [],
  )
  return items.map(({ decision, signed }) => {
    if (move.wrong === 'bytes')
      return signDecision({ ...decision, madeAt: '2026-11-20T08:10:01.000Z' }, desk.key.privateKey)
    return move.wrong === 'shape' ? { ...signed, hash: 'none' } : signed
  })
}

function hear(heard: Heard, { status, body }: Answered): boolean {
  if (status === 410) {
    heard.cursor = null
    return true
  }
  if (status !== 200) return false
  const { changes, cursor, more } = (body as { data: Changes }).data
  heard.cursor = cursor
  for (const change of changes) {
    if (change.type === 'packet') heard.packets.set(change.packet.id, change.packet)
    if (change.type === 'packet-gone') heard.packets.delete(change.packetId)
    if (change.type === 'receipt') heard.receipts.set(change.receipt.decisionId, change.receipt)
  }
  return more
}

/** Each side pages in its own way; what is heard in the end must be the same. */
async function pull(sides: Sides, desk: Desk, limit: number): Promise<void> {
  for (const side of ['real', 'plain'] as const) {
    for (let more = true; more;) {
      const since = desk[side].cursor
      const query = new URLSearchParams({ limit: String(limit), ...(since ? { since } : {}) })
      const answers = await sides.ask(desk, `/v1/changes?${query.toString()}`)
      more = hear(desk[side], answers[side])
    }
  }
  const of = ({ packets, receipts }: Heard) => ({
    packets: [...packets.values()].toSorted((one, other) => one.id.localeCompare(other.id)),
    receipts: [...receipts].toSorted(([one], [other]) => one.localeCompare(other)),
  })
  expect(common(of(desk.plain))).toEqual(common(of(desk.real)))
}

async function both(sides: Sides, desk: Desk, path: string, body: unknown): Promise<void> {
  const { real, plain } = await sides.ask(desk, path, body)
  // In which words a shape is wrong is not part of what both must say.
  const code = (answer: Answered) =>
    common(
      JSON.parse(
        JSON.stringify(answer, (key, part: unknown) =>
          key === 'problem' && part ? (part as { code: string }).code : part,
        ),
      ),
    )
  expect(code(plain)).toEqual(code(real))
}

/** Plays the same moves on both sides and expects the same answers, each time. */
export async function playBoth(sides: Sides, moves: Move[]): Promise<void> {
  const desks: Desk[] = sides.devices.map((device) => ({
    ...device,
    made: [],
    real: nothingHeard(),
    plain: nothingHeard(),
  }))
  for (const desk of desks) await pull(sides, desk, 100)
  for (const [index, move] of moves.entries()) {
    if (move.do === 'decide') decide(desks, desks[move.device]!, move)
    else if (move.do === 'send') {
      const desk = desks[move.device]!
      const decisions = parcel(desks, desk, move)
      if (decisions.length > 0) await both(sides, desk, '/v1/decisions', { decisions })
    } else if (move.do === 'pull') await pull(sides, desks[move.device]!, move.limit)
    else if (move.do === 'reconcile') {
      const desk = desks[move.device]!
      const decisions = desk.made.map(({ signed }) => ({ id: signed.id, hash: signed.hash }))
      await both(sides, desk, '/v1/decisions/reconcile', { decisions })
    } else if (move.do === 'revise')
      await sides.revise(`P-${move.packet}`, [textEvidence('E-1', `Revision ${index}`)])
    else if (move.do === 'rubric') {
      const ids = sides.state.packets.map(({ id }) => id)
      const moved = ids.filter((_, place) => (move.packets >> place) & 1)
      await sides.rubric(sides.state.rubrics.length + 1, moved)
    } else if (move.do === 'withdraw') await sides.withdraw(`P-${move.packet}`)
    else if (move.do === 'assign')
      await sides.assign(`P-${move.packet}`, cast.reviewers[move.reviewer]!)
    else if (move.do === 'revoke') await sides.revoke(desks[move.device]!.deviceId)
    else await sides.epoch()
  }
  for (const desk of desks) await pull(sides, desk, 100)
}
