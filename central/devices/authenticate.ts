import { sql } from 'kysely'
import { fail } from '../../shared/protocol/problem.ts'
import type { Db } from '../database/tables.ts'
import { hashSecret } from './secrets.ts'

export type Device = { deviceId: string; reviewerId: string; publicKey: string }

/**
 * The device whose token came with a request, and that it was in contact.
 * @param header the `Authorization` header
 * @throws ProblemError `token-unknown`
 */
export async function authenticate(
  db: Db,
  header: string | undefined,
): Promise<Device & { revoked: boolean }> {
  const token = /^Bearer ([A-Za-z0-9_-]{32,100})$/.exec(header ?? '')?.[1]
  if (token === undefined) fail('token-unknown')
  const found = await db
    .selectFrom('tokens as t')
    .innerJoin('devices as d', 'd.id', 't.device_id')
    .select(['d.id', 'd.reviewer_id', 'd.public_key', 'd.revoked_at'])
    .select(sql<boolean>`coalesce(d.last_contact < ${aMinuteAgo}, true)`.as('silent'))
    .where('t.hash', '=', hashSecret(token))
    .where('t.expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  if (!found) fail('token-unknown')
  // Not at each request: fetching evidence is hundreds of them.
  if (found.silent) await noteContact(db, found.id)
  return {
    deviceId: found.id,
    reviewerId: found.reviewer_id,
    publicKey: found.public_key,
    revoked: found.revoked_at !== null,
  }
}

const aMinuteAgo = sql<Date>`now() - interval '1 minute'`

const noteContact = (db: Db, deviceId: string) =>
  db
    .updateTable('devices')
    .set({ last_contact: sql<Date>`now()` })
    .where('id', '=', deviceId)
    .execute()
