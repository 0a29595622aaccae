import type { Selectable } from 'kysely'
import type { Kind } from '../../shared/model/decision.ts'
import type { Outcome } from '../../shared/model/outcome.ts'
import type { Db, Tables } from '../database/tables.ts'
import { readRefused } from './refused.ts'
import { cameAfterRevocation } from './revocation.ts'
import { isSigned, readDecision } from './verify.ts'

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
  kind: Kind
  /** Null in a withdrawal. */
  outcome: Outcome | null
  /** The id of the decision that it supersedes. */
  supersedes: string | null
  /** Of an amendment or a withdrawal. */
  reason: string | null
  /**
   * `in effect`; `replaced` by a later one or by what the packet became since; `taken back`; `kept`
   * as a second opinion; `held`, `refused`, or the kind of conflict. Of a withdrawal, `took back`.
   */
  effect: string
  /** The later rubric version that was in force, whose criteria are those of the decision's own. */
  rubricNow: number | null
  /** By the device's clock; null where the bytes cannot be read. */
  madeAt: string | null
  receivedAt: string
  /** Whether its device was shut out already when it came. */
  afterRevocation: boolean
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
    .select((of) => [
      'd.public_key',
      'd.revoked_at',
      'e.id as effective',
      of
        .exists(
          of
            .selectFrom('ledger as w')
            .select('w.id')
            .whereRef('w.supersedes', '=', 'l.id')
            .where('w.kind', '=', 'withdrawal')
            .where('w.state', '=', 'accepted'),
        )
        .as('taken_back'),
    ])
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
    kind: row.kind,
    outcome: row.outcome,
    supersedes: row.supersedes,
    reason: readDecision(row.canonical)?.reason ?? null,
    effect: effectOf(row),
    rubricNow: row.rubric_now,
    madeAt: readDecision(row.canonical)?.madeAt ?? null,
    receivedAt: row.received_at.toISOString(),
    afterRevocation: cameAfterRevocation(row),
    hash: row.hash,
    signatureValid: isSigned(row, row.public_key),
  }))
}

type Judged = Pick<Selectable<Tables['ledger']>, 'state' | 'kind' | 'conflict'> & {
  effective: string | null
  taken_back: unknown
}

function effectOf({ state, kind, conflict, effective, taken_back }: Judged): string {
  if (taken_back === true) return 'taken back'
  if (state !== 'accepted') return conflict ?? state
  if (kind === 'withdrawal') return 'took back'
  return effective === null ? 'replaced' : 'in effect'
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
    afterRevocation: cameAfterRevocation(row),
  }))
}
