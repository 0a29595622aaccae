import type { Outcome } from '../../shared/model/outcome.ts'
import type { Db } from '../database/tables.ts'
import { readRefused } from './refused.ts'
import { isSigned } from './verify.ts'

/** One entry of the ledger as the office sees it. */
export type Listed = {
  /** The order of arrival. */
  number: number
  id: string
  packet: string
  revision: number
  reviewer: string
  device: string
  /** The device's own order. */
  sequence: number
  outcome: Outcome
  /** `in effect`, `replaced`, `held`, `refused`, or the kind of conflict. */
  effect: string
  receivedAt: string
  hash: string
  /** Whether the bytes still have their hash and the device's signature. */
  signatureValid: boolean
}

/** The whole ledger in the order of arrival, each signature verified anew. */
export async function listDecisions(db: Db): Promise<Listed[]> {
  const rows = await db
    .selectFrom('ledger as l')
    .innerJoin('devices as d', 'd.id', 'l.device_id')
    .leftJoin('in_effect as e', 'e.id', 'l.id')
    .selectAll('l')
    .select(['d.public_key', 'e.id as effective'])
    .orderBy('l.number')
    .execute()
  return rows.map((row) => ({
    number: Number(row.number),
    id: row.id,
    packet: row.packet_id,
    revision: row.packet_revision,
    reviewer: row.reviewer_id,
    device: row.device_id,
    sequence: row.sequence,
    outcome: row.outcome,
    effect:
      row.state === 'accepted'
        ? row.effective === null
          ? 'replaced'
          : 'in effect'
        : (row.conflict ?? row.state),
    receivedAt: row.received_at.toISOString(),
    hash: row.hash,
    signatureValid: isSigned(row, row.public_key),
  }))
}

/** What arrived and was refused, oldest first. */
export async function listRefused(db: Db) {
  const rows = await readRefused(db)
  return rows.map((row) => ({
    id: row.decision_id,
    reviewer: row.reviewer_id,
    device: row.device_id,
    problem: row.problem,
    receivedAt: row.received_at.toISOString(),
  }))
}
