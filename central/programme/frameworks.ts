import { Framework } from '../../shared/model/framework.ts'
import { Rubric } from '../../shared/model/rubric.ts'
import type { Trx } from '../database/tables.ts'
import { announce } from '../feed/append.ts'

/**
 * Publishes a version of a framework. The same version again with the same content changes nothing.
 * @throws Error when that version exists with other content: a version never changes
 */
export async function putFramework(trx: Trx, framework: Framework): Promise<'new' | 'same'> {
  const body = Framework.parse(framework)
  const { id, version } = body
  const isNew = await publish(trx, 'frameworks', id, version, body)
  if (isNew) await announce(trx, { kind: 'framework', subject: `${id}@${version}`, reviewer: null })
  return isNew ? 'new' : 'same'
}

/**
 * Publishes a version of a rubric.
 * @throws Error when that version exists with other content
 */
export async function putRubric(trx: Trx, rubric: Rubric): Promise<'new' | 'same'> {
  const body = Rubric.parse(rubric)
  const { id, version } = body
  const isNew = await publish(trx, 'rubrics', id, version, body)
  if (isNew) await announce(trx, { kind: 'rubric', subject: `${id}@${version}`, reviewer: null })
  return isNew ? 'new' : 'same'
}

async function publish(
  trx: Trx,
  table: 'frameworks' | 'rubrics',
  id: string,
  version: number,
  body: Framework | Rubric,
): Promise<boolean> {
  const text = JSON.stringify(body)
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto(table)
    .values({ id, version, body: text })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) return true
  const same = await trx
    .selectFrom(table)
    .select((eb) => eb('body', '=', text as never).as('same'))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (!same.same)
    throw new Error(`${id} version ${version} is published already with other content.`)
  return false
}
