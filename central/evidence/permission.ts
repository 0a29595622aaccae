import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/tables.ts'

export type PermittedFile = { size: number; mediaType: string }

/**
 * A file of evidence, if this reviewer may read it: it is in a packet that is theirs to review, or
 * in a revision on which a decision of theirs took effect; or it was handed in with an earlier attempt
 * that such a packet lists. A decision that did not take effect opens nothing, or anyone could decide
 * on a stranger's packet in order to read it.
 */
export async function findPermitted(
  db: Db,
  reviewerId: string,
  sha256: string,
): Promise<PermittedFile | null> {
  const { rows } = await sql<{ size: string; media_type: string; in_work: boolean }>`
    select f.size, f.media_type, exists (
        select from packet_evidence e join packets p on p.id = e.packet_id
        where e.sha256 = f.sha256 and p.reviewer_id = ${reviewerId} and p.withdrawn_at is null
      ) as in_work
    from evidence_files f where f.sha256 = ${sha256}`.execute(db)
  const [file] = rows
  // Asked first and alone, as each piece of evidence asks: to plan the rest takes ten times as long.
  const isPermitted = file && (file.in_work || (await isPermittedBefore(db, reviewerId, sha256)))
  return isPermitted ? { size: Number(file.size), mediaType: file.media_type } : null
}

/** Whether they may read it for what they decided, or for what was handed in before. */
async function isPermittedBefore(db: Db, reviewerId: string, sha256: string): Promise<boolean> {
  const isTheirs = sql`p.reviewer_id = ${reviewerId} and p.withdrawn_at is null`
  const decidedIt = sql`l.packet_id = p.id and l.reviewer_id = ${reviewerId} and l.state = 'accepted'`
  /** Packets that they may read, of one learner for one achievement, later than an attempt. */
  const laterThan = (of: RawBuilder<unknown>) => sql`
    select from packets p
    where (p.learner_id, p.achievement_id) = (${of}.learner_id, ${of}.achievement_id)
      and p.attempt > ${of}.attempt
      and ((${isTheirs}) or exists (select from ledger l where ${decidedIt}))`
  // As the view `in_effect` has it, which would be made whole for one packet.
  const isDecided = (packet: RawBuilder<unknown>) => sql`
    ${packet}.withdrawn_at is null and exists (
      select from ledger l
      where l.packet_id = ${packet}.id and l.state = 'accepted' and l.kind <> 'withdrawal'
        and l.packet_revision = ${packet}.revision and l.round = ${packet}.round
        and not exists (select from ledger w
          where w.supersedes = l.id and w.kind = 'withdrawal' and w.state = 'accepted')
    )`
  const { rows } = await sql<{ permitted: boolean }>`
    select (
      exists (
        select from packet_evidence e join packets p on p.id = e.packet_id
        where e.sha256 = ${sha256} and exists (
          select from ledger l where ${decidedIt} and l.packet_revision = e.revision
        )
      )
      or exists (
        select from packet_evidence e
          join packets q on q.id = e.packet_id and q.revision = e.revision
        where e.sha256 = ${sha256} and q.calibration is null
          and ${isDecided(sql`q`)} and exists (${laterThan(sql`q`)})
      )
      or exists (
        select from earlier_files e
        where e.sha256 = ${sha256} and exists (${laterThan(sql`e`)})
          -- What these records decided on that attempt is listed in its place.
          and not exists (
            select from packets q
            where (q.learner_id, q.achievement_id, q.attempt) =
                (e.learner_id, e.achievement_id, e.attempt)
              and q.calibration is null and ${isDecided(sql`q`)}
          )
      )
    ) as permitted`.execute(db)
  return rows[0]?.permitted ?? false
}
