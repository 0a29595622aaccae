import { sql } from 'kysely'
import type { CoverBox } from '../../shared/model/cover.ts'
import type { Db } from '../database/tables.ts'

export type ListedCover = {
  id: string
  sha256: string
  /** Those that have the file now. */
  packets: string[]
  page: number
  box: CoverBox
  name: string
}

/** All covers, in the order of their files and pages. */
export async function listCovers(db: Db): Promise<ListedCover[]> {
  const { rows } = await sql<ListedCover>`
    select c.id, c.sha256, c.page, c.box, c.name,
      coalesce(array_agg(p.id order by p.number) filter (where p.id is not null), '{}') as packets
    from covers c
      left join packets p
        on p.evidence @> jsonb_build_array(jsonb_build_object('sha256', c.sha256))
    group by c.id, c.sha256, c.page, c.box, c.name, c.put_at
    order by c.sha256, c.page, c.put_at, c.id`.execute(db)
  return rows
}
