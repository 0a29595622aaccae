import { sql } from 'kysely'
import { Decision } from '../../shared/model/decision.ts'
import { admit, type Admission, type Circumstances } from '../../shared/rules/admission.ts'
import { isUnqualified, judgeQualification } from '../calibration/judge.ts'
import type { Tables, Trx } from '../database/tables.ts'
import { announce } from '../feed/append.ts'
import { type PacketNow, readPackets } from '../packets/wire.ts'
import { announcePackets, freePacket } from '../programme/packets.ts'
import type { Selectable } from 'kysely'

export type Entry = Selectable<Tables['ledger']>

/** Judges a decision by what central records know now. Its packet is locked by the caller. */
export async function weigh(
  trx: Trx,
  decision: Decision,
  now: PacketNow | undefined,
): Promise<Admission> {
  const rubrics = await trx
    .selectFrom('rubrics')
    .select(['id', 'version', 'body'])
    .where((of) =>
      of.or([
        of.and({ id: decision.rubricId, version: decision.rubricVersion }),
        of.and({ id: now?.packet.rubricId ?? '', version: now?.packet.rubricVersion ?? 0 }),
      ]),
    )
    .execute()
  const rubric = (id: string | undefined, version: number | undefined) =>
    rubrics.find((row) => row.id === id && row.version === version)?.body ?? null
  return admit(decision, {
    packet: now?.packet ?? null,
    withdrawn: now?.withdrawn ?? false,
    reviewerId: now?.reviewerId ?? null,
    rubric: rubric(decision.rubricId, decision.rubricVersion),
    rubricNow: rubric(now?.packet.rubricId, now?.packet.rubricVersion),
    inEffect: await inEffectOn(trx, decision.packetId),
    superseded: await supersededBy(trx, decision),
    unqualified:
      now !== undefined && (await isUnqualified(trx, now.packet.rubricId, decision.reviewerId)),
    takenBack: await isTakenBack(trx, decision),
  })
}

async function inEffectOn(trx: Trx, packetId: string): Promise<Circumstances['inEffect']> {
  const row = await trx
    .selectFrom('in_effect')
    .select(['id', 'reviewer_id'])
    .where('packet_id', '=', packetId)
    .executeTakeFirst()
  return row ? { decisionId: row.id, reviewerId: row.reviewer_id } : null
}

/**
 * What a decision supersedes, once it is judged. One that its device sent and that was refused will
 * not come into the ledger: what follows it must not wait for it for ever.
 */
async function supersededBy(trx: Trx, decision: Decision): Promise<Circumstances['superseded']> {
  if (decision.supersedes === null) return null
  const entry = await trx
    .selectFrom('ledger')
    .select(['packet_id', 'reviewer_id', 'kind'])
    .where('id', '=', decision.supersedes)
    .where('state', '<>', 'held')
    .executeTakeFirst()
  if (entry) return { packetId: entry.packet_id, reviewerId: entry.reviewer_id, kind: entry.kind }
  const refused = await trx
    .selectFrom('refused')
    .select('id')
    .where('device_id', '=', decision.deviceId)
    .where('decision_id', '=', decision.supersedes)
    .executeTakeFirst()
  const { packetId, reviewerId } = decision
  return refused ? { packetId, reviewerId, kind: 'review' } : null
}

/** Whether a withdrawal of this decision came before it. */
async function isTakenBack(trx: Trx, { id, packetId, reviewerId }: Decision): Promise<boolean> {
  const withdrawal = await trx
    .selectFrom('ledger')
    .select('id')
    .where('supersedes', '=', id)
    .where('kind', '=', 'withdrawal')
    .where('packet_id', '=', packetId)
    .where('reviewer_id', '=', reviewerId)
    .where('state', '<>', 'refused')
    .executeTakeFirst()
  return withdrawal !== undefined
}

/** How an admission is written into the ledger. */
export function stateOf(admission: Admission) {
  const judged = admission.status === 'held' ? null : sql<string>`nextval('judgements')`
  return {
    judged,
    state: admission.status,
    conflict: admission.status === 'conflict' ? admission.kind : null,
    problem: admission.status === 'refused' ? JSON.stringify(admission.problem) : null,
    rubric_now: admission.status === 'accepted' ? admission.rubricVersion : null,
  }
}

/**
 * What follows from an entry that was just judged: its receipt, its packet and those that build on
 * it are announced, and what waited for it is judged in turn.
 */
export async function settle(trx: Trx, entry: Entry): Promise<void> {
  if (entry.state === 'held') return
  if (entry.state !== 'refused')
    await announce(trx, { kind: 'receipt', subject: entry.id, reviewer: entry.reviewer_id })
  if (entry.state === 'accepted') {
    const { learner_id, pathway_id } = await trx
      .selectFrom('packets')
      .select(['learner_id', 'pathway_id'])
      .where('id', '=', entry.packet_id)
      .executeTakeFirstOrThrow()
    if (entry.outcome === 'recused') await freePacket(trx, entry.packet_id, entry.reviewer_id)
    await announcePackets(trx, learner_id, pathway_id)
    await judgeQualification(trx, entry.packet_id)
  }
  const waiting = await trx
    .selectFrom('ledger')
    .selectAll()
    .where('supersedes', '=', entry.id)
    .where('state', '=', 'held')
    .orderBy('number')
    .forUpdate()
    .execute()
  for (const held of waiting) await release(trx, held)
}

/** Judges an entry that was held. */
export async function release(trx: Trx, held: Entry): Promise<Entry> {
  const decision = Decision.parse(JSON.parse(held.canonical))
  const now = (await readPackets(trx, [held.packet_id])).get(held.packet_id)
  const admission = await weigh(trx, decision, now)
  if (admission.status === 'held') return held
  const entry = await trx
    .updateTable('ledger')
    // What it takes effect on is the packet as it is given out now.
    .set({ ...stateOf(admission), round: now?.round ?? held.round })
    .where('id', '=', held.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await settle(trx, entry)
  return entry
}
