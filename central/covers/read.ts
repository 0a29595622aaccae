import { type Selectable, sql } from 'kysely'
import type { Cover } from '../../shared/model/cover.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { Db, Tables } from '../database/tables.ts'

type Files = { id: string; evidence: readonly Evidence[] }

const toCover = ({ id, sha256, page, box, name }: Selectable<Tables['covers']>): Cover => ({
  id,
  sha256,
  page,
  box: box as Cover['box'],
  name,
})

/** What is covered of the files of each packet, by the packet's id. */
export async function coversOn(db: Db, rows: readonly Files[]): Promise<Map<string, Cover[]>> {
  const hashes = [...new Set(rows.flatMap(filesIn))]
  if (hashes.length === 0) return new Map()
  const covers = await db
    .selectFrom('covers')
    .selectAll()
    .where('sha256', '=', sql<string>`any(${hashes}::text[])`)
    .orderBy('page')
    .orderBy('put_at')
    .orderBy('id')
    .execute()
  const bySha256 = Map.groupBy(covers, ({ sha256 }) => sha256)
  return new Map(
    rows.map((row) => [
      row.id,
      [...new Set(filesIn(row))].flatMap((sha256) => (bySha256.get(sha256) ?? []).map(toCover)),
    ]),
  )
}

const filesIn = ({ evidence }: Files) =>
  evidence.flatMap((item) => (item.kind === 'file' ? [item.sha256] : []))
