import { sql } from 'kysely'
import type { Terms } from '../../shared/protocol/devices.ts'
import type { Db, Trx } from '../database/tables.ts'

export type Service = {
  service: string
  epoch: string
  name: string
  demonstration: boolean
  terms: Terms
}

/** Who these central records are, and on what terms devices work with them. */
export async function readService(db: Db): Promise<Service> {
  const { lease_days, office_key, time_sums, ...service } = await db
    .selectFrom('service')
    .select(['service', 'epoch', 'name', 'demonstration', 'lease_days', 'office_key', 'time_sums'])
    .executeTakeFirstOrThrow()
  if (office_key === null) throw new Error('The office has no key; opening the records makes one.')
  const terms = { leaseDays: lease_days, office: office_key, timeSums: time_sums }
  return { ...service, terms }
}

/** @param days without contact after which devices destroy their keys; null for never */
export async function setLease(db: Db, days: number | null): Promise<void> {
  await db.updateTable('service').set({ lease_days: days }).execute()
}

/** @param asked whether machines send sums of the time at work, which they say to their reviewer */
export async function askForTimes(db: Db, asked: boolean): Promise<void> {
  await db.updateTable('service').set({ time_sums: asked }).execute()
}

/** Says, on every screen, that the learners in these records are made up. */
export async function markDemonstration(trx: Trx, name: string): Promise<void> {
  await trx.updateTable('service').set({ demonstration: true, name }).execute()
}

/** Whether nothing was put into these records yet. */
export async function isEmpty(db: Db): Promise<boolean> {
  const { empty } = await sql<{ empty: boolean }>`
    select not exists (select from frameworks) and not exists (select from packets)
      and not exists (select from reviewers) as empty`
    .execute(db)
    .then(({ rows }) => rows[0]!)
  return empty
}

/**
 * Begins a new epoch: every device starts over and offers its decisions again. What the feed said
 * in another life of the database means nothing in this one.
 */
export async function beginEpoch(db: Db): Promise<string> {
  return db.transaction().execute(async (trx) => {
    await trx.deleteFrom('feed').execute()
    const { epoch } = await trx
      .updateTable('service')
      .set({ epoch: sql<string>`gen_random_uuid()` })
      .returning('epoch')
      .executeTakeFirstOrThrow()
    return epoch
  })
}

/**
 * A dump restored into another cluster brings transaction ids that this cluster has yet to reach;
 * a feed with such rows would hide new ones. That is a restore nobody told us about.
 * @returns whether a new epoch was begun for it
 */
export async function healFeed(db: Db): Promise<boolean> {
  const { rows } = await sql`
    select from feed where xid >= pg_snapshot_xmax(pg_current_snapshot()) limit 1`.execute(db)
  if (rows.length === 0) return false
  await beginEpoch(db)
  return true
}
