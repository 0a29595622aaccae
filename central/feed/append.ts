import type { Tables, Trx } from '../database/tables.ts'

export type News = {
  kind: Tables['feed']['kind']
  /** A packet's or decision's id; `id@version` of a framework or rubric; of a bank its rubric's id. */
  subject: string
  /** Whom it concerns; null for everyone. */
  reviewer: string | null
}

/**
 * Writes into the feed that something changed, in the transaction that changes it. What it is now
 * is looked up when it is read.
 */
export async function announce(trx: Trx, ...news: News[]): Promise<void> {
  if (news.length === 0) return
  await trx
    .insertInto('feed')
    .values(news.map(({ kind, subject, reviewer }) => ({ kind, subject, reviewer_id: reviewer })))
    .execute()
}
