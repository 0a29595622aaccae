import { sql } from 'kysely'
import type * as z from 'zod'
import type { Reconcile, Reconciled } from '../../shared/protocol/decisions.ts'
import type { Db } from '../database/tables.ts'
import { receiptColumns, receipted, toReceipt } from './receipts.ts'

/**
 * Which of these decisions are in the ledger with the same bytes. One that is held or was refused
 * has no receipt yet: it counts as unknown, so that it is sent again and answered anew.
 */
export async function reconcile(
  db: Db,
  deviceId: string,
  { decisions }: z.infer<typeof Reconcile>,
): Promise<Reconciled> {
  const ids = decisions.map(({ id }) => id)
  const rows = await db
    .selectFrom('ledger')
    .select(receiptColumns)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('device_id', '=', deviceId)
    .execute()
  const entries = new Map(rows.map((row) => [row.id, row]))
  const result: Reconciled = { known: [], unknown: [], differing: [] }
  for (const { id, hash } of decisions) {
    const entry = entries.get(id)
    if (entry && entry.hash !== hash) result.differing.push(id)
    else if (entry && receipted.some((state) => state === entry.state))
      result.known.push(toReceipt(entry))
    else result.unknown.push(id)
  }
  return result
}
