import type { Selectable } from 'kysely'
import type { Db, Tables } from '../database/tables.ts'

export type Terms = Omit<Selectable<Tables['calibration_terms']>, 'rubric_id'>

/** What holds for a rubric of which the office has set nothing; as the database has it. */
const unset: Terms = {
  demanded: false,
  size: 3,
  exact: 80,
  within: 1,
  rounds: 3,
  seed_every: null,
}

export async function readTerms(db: Db, rubricId: string): Promise<Terms> {
  const row = await db
    .selectFrom('calibration_terms')
    .select(['demanded', 'size', 'exact', 'within', 'rounds', 'seed_every'])
    .where('rubric_id', '=', rubricId)
    .executeTakeFirst()
  return row ?? unset
}

/** Sets some of a rubric's terms; rounds that were given keep the tolerance they were given with. */
export async function setTerms(db: Db, rubricId: string, terms: Partial<Terms>): Promise<void> {
  await db
    .insertInto('calibration_terms')
    .values({ rubric_id: rubricId, ...terms })
    .onConflict((conflict) =>
      conflict.column('rubric_id').doUpdateSet({ ...terms, rubric_id: rubricId }),
    )
    .execute()
}
