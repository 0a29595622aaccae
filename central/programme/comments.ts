import { sql } from 'kysely'
import { CommentBank } from '../../shared/model/comments.ts'
import type { Db, Trx } from '../database/tables.ts'
import { announce } from '../feed/append.ts'

/** Reviewers with a packet of a rubric: they have its bank, and nobody else. */
const reviewersOf = async (trx: Trx, rubricId: string): Promise<string[]> => {
  const rows = await trx
    .selectFrom('packets')
    .select('reviewer_id')
    .distinct()
    .where('rubric_id', '=', rubricId)
    .where('withdrawn_at', 'is', null)
    .where('reviewer_id', 'is not', null)
    .execute()
  return rows.flatMap(({ reviewer_id }) => reviewer_id ?? [])
}

/** Shares the comments of a rubric, in place of those that were shared before. */
export async function putCommentBank(
  trx: Trx,
  bank: CommentBank,
): Promise<'new' | 'changed' | 'same'> {
  const { rubricId, comments } = CommentBank.parse(bank)
  const body = JSON.stringify({ rubricId, comments })
  // A reviewer who is given a first packet meanwhile would neither be told by us nor find the bank.
  await sql`lock table packets in share mode`.execute(trx)
  const before = await trx
    .selectFrom('comment_banks')
    .select((eb) => eb('body', '=', body as never).as('same'))
    .where('rubric_id', '=', rubricId)
    .executeTakeFirst()
  if (before?.same) return 'same'
  await trx
    .insertInto('comment_banks')
    .values({ rubric_id: rubricId, body })
    .onConflict((conflict) =>
      conflict.column('rubric_id').doUpdateSet({ body, put_at: sql<Date>`now()` }),
    )
    .execute()
  const reviewers = await reviewersOf(trx, rubricId)
  await announce(
    trx,
    ...reviewers.map((reviewer) => ({
      kind: 'comment-bank' as const,
      subject: rubricId,
      reviewer,
    })),
  )
  return before ? 'changed' : 'new'
}

/**
 * Announces the bank of a packet's rubric to a reviewer who is given the packet and had none of the
 * rubric until now; whoever has others has the bank.
 */
export async function announceBank(
  trx: Trx,
  packet: { id: string; rubricId: string; reviewerId: string | null },
): Promise<void> {
  if (packet.reviewerId === null) return
  const other = await trx
    .selectFrom('packets')
    .select('id')
    .where('reviewer_id', '=', packet.reviewerId)
    .where('rubric_id', '=', packet.rubricId)
    .where('withdrawn_at', 'is', null)
    .where('id', '<>', packet.id)
    .limit(1)
    .executeTakeFirst()
  if (!other)
    await announce(trx, {
      kind: 'comment-bank',
      subject: packet.rubricId,
      reviewer: packet.reviewerId,
    })
}

/** Every bank, by rubric, with the day on which it was put in. */
export async function listBanks(db: Db): Promise<{ bank: CommentBank; putAt: Date }[]> {
  const rows = await db
    .selectFrom('comment_banks')
    .select(['body', 'put_at'])
    .orderBy('rubric_id')
    .execute()
  return rows.map(({ body, put_at }) => ({ bank: CommentBank.parse(body), putAt: put_at }))
}
