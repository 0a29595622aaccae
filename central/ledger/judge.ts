import { sql } from 'kysely'
import { Decision } from '../../shared/model/decision.ts'
import { problem } from '../../shared/protocol/problem.ts'
import { admit, type Admission } from '../../shared/rules/admission.ts'
import type { Tables, Trx } from '../database/tables.ts'
import { announce } from '../feed/append.ts'
import { type PacketNow, readPackets } from '../packets/wire.ts'
import { announcePackets } from '../programme/packets.ts'
import type { Selectable } from 'kysely'

export type Entry = Selectable<Tables['ledger']>

/** Judges a decision by what central records know now. Its packet is locked by the caller. */
export async function weigh(
  trx: Trx,
  decision: Decision,
  now: PacketNow | undefined,
): Promise<Admission> {
  const { packetId, supersedes } = decision
  const superseded =
    supersedes === null
      ? undefined
      : await trx
          .selectFrom('ledger')
          .select('packet_id')
          .where('id', '=', supersedes)
          .where('state', '<>', 'held')
          .executeTakeFirst()
  if (superseded && superseded.packet_id !== packetId) {
    const detail = 'it supersedes a decision on another packet'
    return { status: 'refused', problem: problem('decision-malformed', packetId, detail) }
  }
  const rubric = await trx
    .selectFrom('rubrics')
    .select('body')
    .where('id', '=', decision.rubricId)
    .where('version', '=', decision.rubricVersion)
    .executeTakeFirst()
  return admit(decision, {
    packet: now?.packet ?? null,
    withdrawn: now?.withdrawn ?? false,
    reviewerId: now?.reviewerId ?? null,
    rubric: rubric?.body ?? null,
    inEffect: now?.packet.decided?.decisionId ?? null,
    supersededKnown: superseded !== undefined,
  })
}

/** How an admission is written into the ledger. */
export function stateOf(admission: Admission) {
  const judged = admission.status === 'held' ? null : sql<string>`nextval('judgements')`
  return {
    judged,
    state: admission.status,
    conflict: admission.status === 'conflict' ? admission.kind : null,
    problem: admission.status === 'refused' ? JSON.stringify(admission.problem) : null,
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
    await announcePackets(trx, learner_id, pathway_id)
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
