import { createHash } from 'node:crypto'
import type { Problem } from '../../shared/protocol/problem.ts'
import type { Db } from '../database/tables.ts'

/**
 * Keeps what arrived and was refused, for the office to look into. The same bytes again are kept
 * once, with why they were refused the last time.
 */
export async function keepRefused(
  db: Db,
  deviceId: string,
  item: unknown,
  problem: Problem,
): Promise<void> {
  const body = JSON.stringify(item) ?? 'null'
  const id = idOf(item)
  const text = storable(JSON.stringify(problem))
  await db
    .insertInto('refused')
    .values({
      device_id: deviceId,
      decision_id: id === '' ? null : id,
      body_hash: createHash('sha256').update(body).digest('hex'),
      body,
      problem: text,
    })
    .onConflict((conflict) =>
      conflict.columns(['device_id', 'body_hash']).doUpdateSet({ problem: text }),
    )
    .execute()
}

/** The id that an item claims, as far as it is text that can be shown; else empty. */
export function idOf(item: unknown): string {
  const id = (item as { id?: unknown } | null)?.id
  return typeof id === 'string' ? id.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 100) : ''
}

/** PostgreSQL's JSON has no NUL. */
const storable = (json: string) => json.replaceAll('\\u0000', '')

/** What arrived and was refused, oldest first, with whose it is. */
export const readRefused = (db: Db) =>
  db
    .selectFrom('refused as r')
    .innerJoin('devices as d', 'd.id', 'r.device_id')
    .select([
      'r.decision_id',
      'r.body',
      'r.problem',
      'r.received_at',
      'r.device_id',
      'd.reviewer_id',
      'd.revoked_at',
    ])
    .orderBy('r.id')
    .execute()
