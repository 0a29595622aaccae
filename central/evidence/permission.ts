import { sql } from 'kysely'
import type { Db } from '../database/tables.ts'

export type PermittedFile = { size: number; mediaType: string }

/**
 * A file of evidence, if this reviewer may read it: it is in a packet that is theirs to review, or
 * in a revision on which a decision of theirs took effect. A decision that did not take effect
 * opens nothing, or anyone could decide on a stranger's packet in order to read it.
 */
export async function findPermitted(
  db: Db,
  reviewerId: string,
  sha256: string,
): Promise<PermittedFile | null> {
  const { rows } = await sql<{ size: string; media_type: string }>`
    select f.size, f.media_type from evidence_files f
    where f.sha256 = ${sha256} and exists (
      select from packet_evidence e join packets p on p.id = e.packet_id
      where e.sha256 = f.sha256 and (
        (p.reviewer_id = ${reviewerId} and p.withdrawn_at is null)
        or exists (
          select from ledger l
          where l.packet_id = e.packet_id and l.packet_revision = e.revision
            and l.reviewer_id = ${reviewerId} and l.state = 'accepted'
        )
      )
    )`.execute(db)
  const [row] = rows
  return row ? { size: Number(row.size), mediaType: row.media_type } : null
}
