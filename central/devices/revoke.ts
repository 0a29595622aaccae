import { sql } from 'kysely'
import type { Db } from '../database/tables.ts'

/**
 * Shuts a device out: it may deliver what it decided, and is then to destroy its key. What it
 * delivered stays.
 * @returns whether there is such a device
 */
export async function revokeDevice(db: Db, deviceId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('devices')
    .set({ revoked_at: sql<Date>`coalesce(revoked_at, now())` })
    .where('id', '=', deviceId)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Shuts a device out whose reviewer has left it; there is no key any more that could use its token. */
export const leaveDevice = (db: Db, deviceId: string): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await trx
      .updateTable('devices')
      .set({ revoked_at: sql<Date>`coalesce(revoked_at, now())`, left_at: sql<Date>`now()` })
      .where('id', '=', deviceId)
      .execute()
    await trx.deleteFrom('tokens').where('device_id', '=', deviceId).execute()
  })

/** All devices by reviewer, with when they enrolled, were heard of last, were left and shut out. */
export const listDevices = (db: Db) =>
  db
    .selectFrom('devices')
    .select(['id', 'reviewer_id', 'name', 'enrolled_at', 'last_contact', 'revoked_at', 'left_at'])
    .orderBy('reviewer_id')
    .orderBy('enrolled_at')
    .execute()
