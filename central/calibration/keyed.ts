import { Decision } from '../../shared/model/decision.ts'
import type { AgreedScore } from '../../shared/model/calibration.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { compare, type Compared } from '../../shared/rules/qualification.ts'
import type { Db } from '../database/tables.ts'

/**
 * Packets that have a key, their own or that of the packet which they are a copy of, with the rubric that
 * they are rated by and the decision in effect, whose columns are null while there is none.
 */
export const selectKeyed = (db: Db) =>
  db
    .selectFrom('packets')
    .innerJoin('agreed', (join) =>
      join.on((eb) => eb('agreed.packet_id', '=', eb.fn.coalesce('packets.copy_of', 'packets.id'))),
    )
    .innerJoin('rubrics', (join) =>
      join
        .onRef('rubrics.id', '=', 'packets.rubric_id')
        .onRef('rubrics.version', '=', 'packets.rubric_version'),
    )
    .leftJoin('in_effect', 'in_effect.packet_id', 'packets.id')
    .select([
      'agreed.body as agreed',
      'rubrics.body as rubric',
      'in_effect.reviewer_id as reviewer',
      'in_effect.canonical',
    ])

/** How a decision lies to the key; nothing of a withdrawal, or while there is none. */
export function compareKeyed(row: {
  agreed: readonly AgreedScore[]
  rubric: Rubric
  canonical: string | null
}): Compared[] {
  if (row.canonical === null) return []
  const decision = Decision.parse(JSON.parse(row.canonical))
  return decision.kind === 'withdrawal' ? [] : compare(row.rubric, decision.scores, row.agreed)
}
