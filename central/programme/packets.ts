import { sql } from 'kysely'
import { AgreedScore } from '../../shared/model/calibration.ts'
import { Evidence } from '../../shared/model/evidence.ts'
import { isNonDecision } from '../../shared/model/outcome.ts'
import { fail } from '../../shared/protocol/problem.ts'
import type { Trx } from '../database/tables.ts'
import { giveAlong } from '../calibration/give.ts'
import { announce } from '../feed/append.ts'
import { announceBank } from './comments.ts'
import { putFiles } from './files.ts'

/** A packet as the office puts it in. Its files were stored by `putEvidence` before. */
export type PacketInput = {
  id: string
  attempt: number
  frameworkId: string
  pathwayId: string
  achievementId: string
  rubricId: string
  rubricVersion: number
  blind: boolean
  /** `id` is the office's own and never leaves central records; `alias` is what a blind review shows. */
  learner: {
    id: string
    alias: string
    name: string | null
    /** Other names, e-mail addresses and user names: written out of a blind review. */
    also?: string[]
  }
  /** ISO 8601, UTC. */
  submittedAt: string
  dueAt: string | null
  /** With `fileName` as the learner named it; blind reviews do not get to see it. */
  evidence: Evidence[]
  reviewerId: string | null
  /** Set where its ratings are agreed on; it is then given to reviewers by the calibration. */
  calibration?: { role: 'practice' | 'qualification' | 'seed'; agreed: AgreedScore[] } | null
}

export type PutResult = 'new' | 'revised' | 'changed' | 'same'

const columns = (input: PacketInput) => ({
  attempt: input.attempt,
  framework_id: input.frameworkId,
  pathway_id: input.pathwayId,
  achievement_id: input.achievementId,
  rubric_id: input.rubricId,
  rubric_version: input.rubricVersion,
  blind: input.blind,
  learner_id: input.learner.id,
  learner_alias: input.learner.alias,
  learner_name: input.learner.name,
  learner_also: input.learner.also ?? [],
  submitted_at: new Date(input.submittedAt),
  due_at: input.dueAt === null ? null : new Date(input.dueAt),
  reviewer_id: input.reviewerId,
  calibration: input.calibration?.role ?? null,
})

/**
 * Puts a packet in, or brings it up to date: other evidence makes a new revision, any other
 * difference is a change of the same revision, none changes nothing. One that was withdrawn stays so
 * until it is assigned again.
 * @throws ProblemError `reviewer-unknown`
 */
export async function putPacket(trx: Trx, given: PacketInput): Promise<PutResult> {
  const input = await withoutRecused(trx, await asServed(trx, given))
  if (input.reviewerId !== null) await expectReviewer(trx, input.reviewerId)
  const evidence = Evidence.array().min(1).max(100).parse(input.evidence)
  const now = await trx
    .selectFrom('packets')
    .selectAll()
    .where('id', '=', input.id)
    .forUpdate()
    .executeTakeFirst()
  const next = { ...columns(input), evidence: JSON.stringify(evidence) }

  if (!now) {
    await trx
      .insertInto('packets')
      .values({ id: input.id, ...next })
      .execute()
    await tieFiles(trx, input.id, 1, evidence)
    await announceBank(trx, input)
    await putAgreed(trx, input)
    await announceTo(trx, input.id, input.reviewerId)
    if (input.reviewerId !== null) await giveAlong(trx, input.id, input.reviewerId)
    return 'new'
  }

  const hashes = (items: Evidence[]) => items.map(({ sha256 }) => sha256).join()
  const revised = hashes(now.evidence) !== hashes(evidence)
  const changed =
    Object.entries(columns(input)).some(
      ([column, value]) =>
        JSON.stringify(now[column as keyof typeof now]) !== JSON.stringify(value),
    ) || JSON.stringify(Evidence.array().parse(now.evidence)) !== JSON.stringify(evidence)
  // The key has no revision: what was judged by it before stays judged.
  await putAgreed(trx, input)
  if (!revised && !changed) return 'same'

  const nextRevision = revised ? now.revision + 1 : now.revision
  await trx
    .updateTable('packets')
    .set({ ...next, revision: nextRevision })
    .where('id', '=', input.id)
    .execute()
  await tieFiles(trx, input.id, nextRevision, evidence)
  if (now.reviewer_id !== input.reviewerId || now.rubric_id !== input.rubricId)
    await announceBank(trx, input)
  await announceTo(trx, input.id, now.reviewer_id, input.reviewerId)
  if (input.reviewerId !== null && input.reviewerId !== now.reviewer_id)
    await giveAlong(trx, input.id, input.reviewerId)
  return revised ? 'revised' : 'changed'
}

/** A hidden packet that was served stays with whom it was served to, with the dates it was given. */
async function asServed(trx: Trx, input: PacketInput): Promise<PacketInput> {
  if (input.calibration?.role !== 'seed' || input.reviewerId !== null) return input
  const now = await trx
    .selectFrom('packets')
    .select(['reviewer_id', 'submitted_at', 'due_at'])
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!now || now.reviewer_id === null) return input
  return {
    ...input,
    reviewerId: now.reviewer_id,
    submittedAt: now.submitted_at.toISOString(),
    dueAt: now.due_at?.toISOString() ?? null,
  }
}

async function putAgreed(trx: Trx, { id, calibration }: PacketInput) {
  if (!calibration) return
  const body = JSON.stringify(AgreedScore.array().min(1).parse(calibration.agreed))
  await trx
    .insertInto('agreed')
    .values({ packet_id: id, body })
    .onConflict((conflict) => conflict.column('packet_id').doUpdateSet({ body }))
    .execute()
}

async function tieFiles(trx: Trx, packetId: string, revision: number, evidence: Evidence[]) {
  const files = await putFiles(trx, evidence)
  if (files.length === 0) return
  await trx
    .insertInto('packet_evidence')
    .values(files.map((sha256) => ({ packet_id: packetId, revision, sha256 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function expectReviewer(trx: Trx, id: string) {
  const known = await trx
    .selectFrom('reviewers')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!known) fail('reviewer-unknown', id)
}

async function announceTo(trx: Trx, packetId: string, ...reviewers: (string | null)[]) {
  const concerned = new Set(reviewers.filter((reviewer) => reviewer !== null))
  await announce(
    trx,
    ...[...concerned].map((reviewer) => ({ kind: 'packet' as const, subject: packetId, reviewer })),
  )
}

/**
 * Announces the packets of a learner, since what they say of earlier attempts or of levels earned
 * may have changed.
 */
export async function announcePackets(
  trx: Trx,
  learnerId: string,
  pathwayId?: string,
): Promise<void> {
  const packets = await trx
    .selectFrom('packets')
    .select(['id', 'reviewer_id'])
    .where('learner_id', '=', learnerId)
    .$if(pathwayId !== undefined, (query) => query.where('pathway_id', '=', pathwayId!))
    .where('withdrawn_at', 'is', null)
    .where('reviewer_id', 'is not', null)
    .execute()
  await announce(
    trx,
    ...packets.map(({ id, reviewer_id }) => ({
      kind: 'packet' as const,
      subject: id,
      reviewer: reviewer_id,
    })),
  )
}

async function lockPacket(trx: Trx, packetId: string) {
  const packet = await trx
    .selectFrom('packets')
    .selectAll()
    .where('id', '=', packetId)
    .forUpdate()
    .executeTakeFirst()
  return packet ?? fail('packet-unknown', packetId)
}

/**
 * Gives a packet to a reviewer, one that was withdrawn too. A packet whose review decided nothing (a
 * recusal, say) is open again with that; one that is decided stays decided.
 * @throws ProblemError `packet-unknown`, `reviewer-unknown`
 */
export async function assignPacket(trx: Trx, packetId: string, reviewerId: string): Promise<void> {
  await expectReviewer(trx, reviewerId)
  const packet = await lockPacket(trx, packetId)
  const decided = await trx
    .selectFrom('in_effect')
    .select('outcome')
    .where('packet_id', '=', packetId)
    .executeTakeFirst()
  const reopen = decided !== undefined && isNonDecision(decided.outcome)
  if (packet.reviewer_id === reviewerId && packet.withdrawn_at === null && !reopen) return
  await trx
    .updateTable('packets')
    .set({
      reviewer_id: reviewerId,
      withdrawn_at: null,
      ...(reopen ? { round: sql<number>`round + 1` } : {}),
    })
    .where('id', '=', packetId)
    .execute()
  await announceBank(trx, { id: packetId, rubricId: packet.rubric_id, reviewerId })
  await announceTo(trx, packetId, packet.reviewer_id, reviewerId)
  // The learner's other packets tell of what was decided on this one, which counts again or no more.
  if (packet.withdrawn_at !== null || reopen)
    await announcePackets(trx, packet.learner_id, packet.pathway_id)
  if (packet.reviewer_id !== reviewerId) await giveAlong(trx, packetId, reviewerId)
}

/**
 * Takes a packet from the reviewer who stepped back from it, so that the office can give it to another.
 * A hidden one is never left with anybody for that, or it would show that it is one.
 */
export async function freePacket(trx: Trx, packetId: string, reviewerId: string): Promise<void> {
  const packet = await lockPacket(trx, packetId)
  if (packet.reviewer_id !== reviewerId || packet.copy_of !== null) return
  await trx
    .updateTable('packets')
    .set({
      reviewer_id: null,
      ...(packet.calibration === 'seed' ? { round: sql<number>`round + 1` } : {}),
    })
    .where('id', '=', packetId)
    .execute()
  await announceTo(trx, packetId, reviewerId)
}

/**
 * A packet that its reviewer stepped back from waits for another one, whatever the office's manifest
 * still says: only `assignPacket` gives it to the same one again.
 */
async function withoutRecused(trx: Trx, input: PacketInput): Promise<PacketInput> {
  if (input.reviewerId === null) return input
  const freed = await trx
    .selectFrom('packets')
    .innerJoin('ledger', 'ledger.packet_id', 'packets.id')
    .select('packets.id')
    .where('packets.id', '=', input.id)
    .where('packets.reviewer_id', 'is', null)
    .where('ledger.reviewer_id', '=', input.reviewerId)
    .where('ledger.outcome', '=', 'recused')
    .where('ledger.state', '=', 'accepted')
    .executeTakeFirst()
  return freed ? { ...input, reviewerId: null } : input
}

/**
 * Takes a packet back. What was decided on it stays in the ledger, without effect.
 * @throws ProblemError `packet-unknown`
 */
export async function withdrawPacket(trx: Trx, packetId: string): Promise<void> {
  const packet = await lockPacket(trx, packetId)
  if (packet.withdrawn_at !== null) return
  await trx
    .updateTable('packets')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('id', '=', packetId)
    .execute()
  await announceTo(trx, packetId, packet.reviewer_id)
  await announcePackets(trx, packet.learner_id, packet.pathway_id)
}

/**
 * Replaces the evidence of a packet by a new revision.
 * @throws ProblemError `packet-unknown`
 */
export async function revisePacket(
  trx: Trx,
  packetId: string,
  evidence: Evidence[],
): Promise<void> {
  const packet = await lockPacket(trx, packetId)
  const items = Evidence.array().min(1).max(100).parse(evidence)
  await trx
    .updateTable('packets')
    .set({ evidence: JSON.stringify(items), revision: packet.revision + 1 })
    .where('id', '=', packetId)
    .execute()
  await tieFiles(trx, packetId, packet.revision + 1, items)
  await announceTo(trx, packetId, packet.reviewer_id)
  await announcePackets(trx, packet.learner_id, packet.pathway_id)
}
