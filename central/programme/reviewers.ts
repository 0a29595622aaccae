import { Id, Line } from '../../shared/model/values.ts'
import type { Db } from '../database/tables.ts'

/** Adds a reviewer, or gives an existing one this name. */
export async function putReviewer(db: Db, reviewer: { id: string; name: string }): Promise<void> {
  const id = Id.parse(reviewer.id)
  const name = Line.parse(reviewer.name)
  await db
    .insertInto('reviewers')
    .values({ id, name })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name }))
    .execute()
}

/** All reviewers by id, with how many packets each has to review. */
export async function listReviewers(db: Db) {
  return db
    .selectFrom('reviewers as r')
    .leftJoin('packets as p', (join) =>
      join.onRef('p.reviewer_id', '=', 'r.id').on('p.withdrawn_at', 'is', null),
    )
    .select(({ fn }) => ['r.id', 'r.name', fn.count<string>('p.id').as('packets')])
    .groupBy('r.id')
    .orderBy('r.id')
    .execute()
}
