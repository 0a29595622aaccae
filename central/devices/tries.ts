import { sql } from 'kysely'
import { problem, ProblemError } from '../../shared/protocol/problem.ts'
import type { Db } from '../database/tables.ts'

/** Failed codes within the last ten minutes: from one address, and from all. */
export const triesLimit = { address: 10, all: 200, minutes: 10 } as const

/** A problem that says after how many seconds to come back. */
export class TooManyTries extends ProblemError {
  readonly seconds: number

  constructor(seconds: number) {
    const minutes = Math.ceil(seconds / 60)
    super(problem('too-many-tries', null, minutes === 1 ? 'a minute' : `${minutes} minutes`))
    this.seconds = seconds
  }
}

/**
 * Lets an address try a code. The try is written down before it is made and struck out when it
 * succeeds, so that many at once cannot slip under the limit.
 * @throws TooManyTries
 */
export async function countTry<T>(db: Db, address: string, attempt: () => Promise<T>): Promise<T> {
  const window = sql<Date>`now() - make_interval(mins => ${triesLimit.minutes})`
  await db.deleteFrom('failed_tries').where('tried_at', '<', window).execute()
  const { id } = await db
    .insertInto('failed_tries')
    .values({ address })
    .returning('id')
    .executeTakeFirstOrThrow()
  const strike = () => db.deleteFrom('failed_tries').where('id', '=', id).execute()

  const { here, all, seconds } = await db
    .selectFrom('failed_tries')
    .select([
      sql<number>`(count(*) filter (where address = ${address}))::int`.as('here'),
      sql<number>`count(*)::int`.as('all'),
      sql<number>`ceil(extract(epoch from
        min(tried_at) + make_interval(mins => ${triesLimit.minutes}) - now()))::int`.as('seconds'),
    ])
    .executeTakeFirstOrThrow()
  if (here > triesLimit.address || all > triesLimit.all) {
    await strike()
    throw new TooManyTries(Math.max(1, seconds))
  }
  const result = await attempt()
  await strike()
  return result
}
