import { sql } from 'kysely'
import { Cover } from '../../shared/model/cover.ts'
import type { EvidenceFile } from '../../shared/model/evidence.ts'
import type { Trx } from '../database/tables.ts'
import { announce } from '../feed/append.ts'

/** What is to be covered; pages are counted from 0, boxes in parts of the upright page. */
export type Covering = Pick<Cover, 'page' | 'box' | 'name'>

const Coverings = Cover.pick({ page: true, box: true, name: true }).array().max(200)

/** Whether a part of it can be covered: pages and pictures have places, other files have none. */
export const canBeCovered = ({ mediaType }: Pick<EvidenceFile, 'mediaType'>): boolean =>
  mediaType === 'application/pdf' ||
  (mediaType.startsWith('image/') && mediaType !== 'image/svg+xml')

/** Covers parts of a file, beside what is covered of it. */
export async function addCovers(trx: Trx, sha256: string, covers: readonly Covering[]) {
  const rows = Coverings.parse(covers)
  if (rows.length === 0) return
  await trx
    .insertInto('covers')
    .values(rows.map(({ page, box, name }) => ({ sha256, page, box: [...box], name })))
    .execute()
  await announceFile(trx, sha256)
}

/** Covers these parts of a file and no others; what is covered so already stays as it is. */
export async function setCovers(trx: Trx, sha256: string, covers: readonly Covering[]) {
  const now = await trx.selectFrom('covers').selectAll().where('sha256', '=', sha256).execute()
  const keyOf = ({ page, box, name }: { page: number; box: readonly number[]; name: string }) =>
    JSON.stringify([page, box, name])
  const wanted = new Set(covers.map(keyOf))
  const gone = now.filter((row) => !wanted.has(keyOf(row)))
  const here = new Set(now.map(keyOf))
  for (const { id } of gone) await removeCover(trx, id)
  await addCovers(
    trx,
    sha256,
    covers.filter((one) => !here.has(keyOf(one))),
  )
}

/** @returns whether there was such a cover */
export async function removeCover(trx: Trx, id: string): Promise<boolean> {
  const row = await trx
    .deleteFrom('covers')
    .where('id', '=', id)
    .returning('sha256')
    .executeTakeFirst()
  if (row) await announceFile(trx, row.sha256)
  return row !== undefined
}

/** Announces the packets that have a file, or list it of an attempt before. */
async function announceFile(trx: Trx, sha256: string) {
  const item = JSON.stringify([{ sha256 }])
  const packets = await trx
    .selectFrom('packets')
    .select(['id', 'reviewer_id'])
    .where('reviewer_id', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .where(
      sql<boolean>`(
        evidence @> ${item}::jsonb
        or exists (
          select from packets q
          where (q.learner_id, q.achievement_id) = (packets.learner_id, packets.achievement_id)
            and q.attempt < packets.attempt and q.evidence @> ${item}::jsonb
        )
        or exists (
          select from earlier_files e
          where (e.learner_id, e.achievement_id) = (packets.learner_id, packets.achievement_id)
            and e.attempt < packets.attempt and e.sha256 = ${sha256}
        )
      )`,
    )
    .execute()
  await announce(
    trx,
    ...packets.map(({ id, reviewer_id }) => ({
      kind: 'packet' as const,
      subject: id,
      reviewer: reviewer_id,
    })),
  )
}
