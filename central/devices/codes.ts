import { fail } from '../../shared/protocol/problem.ts'
import type { Db } from '../database/tables.ts'
import { hashSecret, makeCode, spellCode } from './secrets.ts'

export type IssuedCode = {
  /** With hyphens. It is shown this once and kept nowhere. */
  code: string
  reviewer: { id: string; name: string }
  expiresAt: string
}

export const codeHours = 7 * 24

/**
 * Makes a code by which one device of a reviewer enrols, once.
 * @param hours how long it is good
 * @throws ProblemError `reviewer-unknown`
 */
export async function issueCode(
  db: Db,
  reviewerId: string,
  hours: number = codeHours,
): Promise<IssuedCode> {
  const reviewer = await db
    .selectFrom('reviewers')
    .select(['id', 'name'])
    .where('id', '=', reviewerId)
    .executeTakeFirst()
  if (!reviewer) fail('reviewer-unknown', reviewerId)
  const code = makeCode()
  const expires = new Date(Date.now() + hours * 3_600_000)
  await db
    .insertInto('codes')
    .values({ hash: hashSecret(code), reviewer_id: reviewerId, expires_at: expires })
    .execute()
  return { code: spellCode(code), reviewer, expiresAt: expires.toISOString() }
}
