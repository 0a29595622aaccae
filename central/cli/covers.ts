import type { Evidence } from '../../shared/model/evidence.ts'
import { Uuid } from '../../shared/model/values.ts'
import { boxOf } from '../covers/box.ts'
import { listCovers } from '../covers/list.ts'
import { addCovers, canBeCovered, removeCover } from '../covers/put.ts'
import type { Db } from '../database/tables.ts'
import { UsageError } from './arguments.ts'
import { formatTable, printJson } from './print.ts'
import { type Command, within } from './within.ts'

const use =
  'Use it so: central covers, covers add PACKET ITEM PAGE LEFT TOP WIDTH HEIGHT NAME, or covers lift COVER'

function number(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= least && value <= most) return value
  throw new UsageError(`${name} is a number from ${least} to ${most}, not “${text}”.`)
}

/** Lists what is covered of files; covers a part of one, or lifts a cover. */
export const covers: Command = async (given) => {
  const [verb, ...words] = given.words
  if (verb === undefined) return within(given, ({ db }) => list(db, given.json))
  if (verb === 'lift' && words.length === 1) {
    const [id] = words as [string]
    return within(given, async ({ db }) => {
      const isThere =
        Uuid.safeParse(id).success &&
        (await db.transaction().execute((trx) => removeCover(trx, id)))
      if (!isThere) throw new UsageError(`There is no cover ${id}. “central covers” lists them.`)
      await list(db, given.json)
    })
  }
  if (verb !== 'add' || words.length < 7) throw new UsageError(use)
  const [packet, item, page, left, top, width, height, ...name] = words as [
    string,
    ...[string, string, string, string, string, string],
    ...string[],
  ]
  const covering = {
    page: Math.floor(number('PAGE', page, 1, 1_000_000)) - 1,
    box: boxOf({
      left: number('LEFT', left, 0, 99.99),
      top: number('TOP', top, 0, 99.99),
      width: number('WIDTH', width, 0.01, 100),
      height: number('HEIGHT', height, 0.01, 100),
    }),
    name: name.join(' ').slice(0, 300),
  }
  return within(given, async ({ db }) => {
    const sha256 = await fileOf(db, packet, number('ITEM', item, 1, 100))
    await db.transaction().execute((trx) => addCovers(trx, sha256, [covering]))
    await list(db, given.json)
  })
}

async function fileOf(db: Db, packet: string, nth: number): Promise<string> {
  const row = await db
    .selectFrom('packets')
    .select('evidence')
    .where('id', '=', packet)
    .executeTakeFirst()
  if (!row) throw new UsageError(`There is no packet ${packet}.`)
  const item: Evidence | undefined = row.evidence[nth - 1]
  if (!item) throw new UsageError(`${packet} has ${row.evidence.length} items, and no ${nth}.`)
  if (item.kind !== 'file' || !canBeCovered(item))
    throw new UsageError(`“${item.title}” is neither a PDF nor a picture: no part can be covered.`)
  return item.sha256
}

async function list(db: Db, json: boolean): Promise<void> {
  const all = await listCovers(db)
  if (json) return printJson(all)
  const percent = (share: number) => Math.round(share * 1e4) / 100
  const rows = all.map(({ id, packets, page, box, name }) => [
    id,
    packets.join(' '),
    page + 1,
    ...box.map(percent),
    name,
  ])
  const headings = ['cover', 'packets', 'page', 'left', 'top', 'width', 'height', 'name']
  console.log(formatTable(headings, rows))
}
