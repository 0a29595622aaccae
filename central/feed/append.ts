import type { Trx } from '../database/tables.ts'

export type News = {
  kind: 'framework' | 'rubric' | 'packet' | 'receipt'
  /** A packet's or decision's id; `id@version` of a framework or rubric. */
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
