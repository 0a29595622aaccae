import { createPublicKey } from 'node:crypto'
import { sql } from 'kysely'
import { fail } from '../../shared/protocol/problem.ts'
import type { Enrolled, Enrolment } from '../../shared/protocol/devices.ts'
import type { Db, Trx } from '../database/tables.ts'
import { readService } from '../programme/service.ts'
import { hashSecret, makeToken } from './secrets.ts'

export const tokenDays = 180

/**
 * Enrols a device by its one-time code. A refusal leaves the code as it was.
 * @param days how long the token is good
 * @throws ProblemError `code-wrong`, `code-used`, `code-expired`, `other-reviewer`,
 *   `device-revoked`, `request-malformed`
 */
export async function enrolDevice(
  db: Db,
  { code, deviceName, publicKey, reviewerId }: Enrolment,
  days: number = tokenDays,
): Promise<Enrolled> {
  expectKey(publicKey)
  return db.transaction().execute(async (trx) => {
    const hash = hashSecret(code)
    const issued = await trx
      .selectFrom('codes')
      .select(['reviewer_id', 'used_at', sql<boolean>`expires_at <= now()`.as('expired')])
      .where('hash', '=', hash)
      .forUpdate()
      .executeTakeFirst()
    if (!issued) fail('code-wrong')
    if (issued.used_at !== null) fail('code-used')
    if (issued.expired) fail('code-expired')
    if (reviewerId !== null && reviewerId !== issued.reviewer_id)
      fail('other-reviewer', issued.reviewer_id, reviewerId)

    const deviceId = await putDevice(trx, issued.reviewer_id, deviceName, publicKey)
    await trx
      .updateTable('codes')
      .set({ used_at: sql<Date>`now()`, device_id: deviceId })
      .where('hash', '=', hash)
      .execute()
    const { token, expiresAt } = await issueToken(trx, deviceId, days)
    const reviewer = await trx
      .selectFrom('reviewers')
      .select(['id', 'name'])
      .where('id', '=', issued.reviewer_id)
      .executeTakeFirstOrThrow()
    const { service, demonstration, terms } = await readService(trx)
    return { service, deviceId, reviewer, token, expiresAt, demonstration, terms }
  })
}

function expectKey(publicKey: string) {
  try {
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  } catch (error) {
    fail('request-malformed', null, 'publicKey is not an Ed25519 key', error)
  }
}

/** The key is the device: the same one goes on with its sequence. */
async function putDevice(trx: Trx, reviewerId: string, name: string, publicKey: string) {
  const known = await trx
    .selectFrom('devices')
    .select(['id', 'reviewer_id', 'revoked_at'])
    .where('public_key', '=', publicKey)
    .forUpdate()
    .executeTakeFirst()
  if (!known) {
    const { id } = await trx
      .insertInto('devices')
      .values({ reviewer_id: reviewerId, name, public_key: publicKey })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }
  if (known.reviewer_id !== reviewerId) fail('other-reviewer', reviewerId, known.reviewer_id)
  if (known.revoked_at !== null) fail('device-revoked')
  await trx.updateTable('devices').set({ name }).where('id', '=', known.id).execute()
  return known.id
}

/** A device has one token: with a new one, one that was stolen is worth nothing. */
async function issueToken(trx: Trx, deviceId: string, days: number) {
  const token = makeToken()
  const expires = new Date(Date.now() + days * 86_400_000)
  await trx.deleteFrom('tokens').where('device_id', '=', deviceId).execute()
  await trx
    .insertInto('tokens')
    .values({ hash: hashSecret(token), device_id: deviceId, expires_at: expires })
    .execute()
  return { token, expiresAt: expires.toISOString() }
}
