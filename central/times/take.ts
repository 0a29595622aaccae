import type { Times } from '../../shared/protocol/times.ts'
import type { Db } from '../database/tables.ts'

/** Keeps sums, each in place of the one that the same machine sent before. @returns true */
export async function takeTimes(db: Db, { source, sums }: Times): Promise<true> {
  if (sums.length === 0) return true
  const rows = sums.map(({ week, rubricId, packets, criteria }) => ({
    source,
    week,
    rubric_id: rubricId,
    packets,
    criteria: JSON.stringify(criteria),
  }))
  await db
    .insertInto('time_sums')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['source', 'week', 'rubric_id']).doUpdateSet((eb) => ({
        packets: eb.ref('excluded.packets'),
        criteria: eb.ref('excluded.criteria'),
      })),
    )
    .execute()
  return true
}
