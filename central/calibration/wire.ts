import { sql, type Selectable } from 'kysely'
import type { Calibration } from '../../shared/model/calibration.ts'
import type { Db, Tables } from '../database/tables.ts'
import { readTerms } from './terms.ts'

type PacketRow = Selectable<Tables['packets']>

/** What the wire says of each reviewer's copy, by the packet's id; of all else, seeds too, nothing. */
export async function readCalibrations(
  db: Db,
  rows: PacketRow[],
): Promise<Map<string, Calibration>> {
  const copies = rows.filter(({ copy_of }) => copy_of !== null)
  if (copies.length === 0) return new Map()
  const any = (values: string[]) => sql<string>`any(${values}::text[])`
  const rubricIds = [...new Set(copies.map(({ rubric_id }) => rubric_id))]
  const [agreed, siblings, rounds, terms] = await Promise.all([
    db
      .selectFrom('agreed')
      .selectAll()
      .where('packet_id', '=', any(copies.map(({ copy_of }) => copy_of!)))
      .execute(),
    db
      .selectFrom('packets')
      .select(['id', 'rubric_id', 'reviewer_id', 'calibration', 'copy_round'])
      .where('rubric_id', '=', any(rubricIds))
      .where('copy_of', 'is not', null)
      .where('withdrawn_at', 'is', null)
      .orderBy('number')
      .execute(),
    db.selectFrom('qualifications').selectAll().where('rubric_id', '=', any(rubricIds)).execute(),
    Promise.all(rubricIds.map(async (id) => [id, await readTerms(db, id)] as const)),
  ])
  const keys = new Map(agreed.map(({ packet_id, body }) => [packet_id, body]))
  const termsOf = new Map(terms)
  return new Map(
    copies.flatMap((row): [string, Calibration][] => {
      const set = siblings.filter(
        (one) =>
          one.rubric_id === row.rubric_id &&
          one.reviewer_id === row.reviewer_id &&
          one.calibration === row.calibration &&
          one.copy_round === row.copy_round,
      )
      const key = keys.get(row.copy_of!)
      if (!key) return []
      const placed = {
        agreed: key,
        nth:
          1 +
          Math.max(
            0,
            set.findIndex(({ id }) => id === row.id),
          ),
        of: Math.max(1, set.length),
      }
      if (row.calibration === 'practice') return [[row.id, { role: 'practice', ...placed }]]
      const own = rounds.filter(
        (one) => one.rubric_id === row.rubric_id && one.reviewer_id === row.reviewer_id,
      )
      const round = own.find((one) => one.round === row.copy_round)
      if (!round) return []
      const { demanded, rounds: allowed } = termsOf.get(row.rubric_id)!
      return [
        [
          row.id,
          {
            role: 'qualification',
            ...placed,
            round: round.round,
            rounds: Math.max(allowed, round.round),
            tolerance: { exact: round.exact / 100, within: round.within },
            demanded,
            passed: own.some(({ passed }) => passed === true),
          },
        ],
      ]
    }),
  )
}
