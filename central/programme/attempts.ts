import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { EarlierAttempt, EarnedBy } from '../../shared/model/packet.ts'
import type { Trx } from '../database/tables.ts'
import { putFiles } from './files.ts'
import { announcePackets } from './packets.ts'

/**
 * Records what was decided on an attempt before these records began. Its files were stored by
 * `putEvidence` before.
 * @param attempt its decision is named anew where no id is given and none is written down yet: an id
 *   made of the learner's would let a blind review find out whose it is
 * @returns whether anything was changed by it
 */
export async function putEarlierAttempt(
  trx: Trx,
  of: { learnerId: string; achievementId: string },
  attempt: Omit<EarlierAttempt, 'decisionId'> & { decisionId?: string },
): Promise<boolean> {
  const key = {
    learner_id: of.learnerId,
    achievement_id: of.achievementId,
    attempt: attempt.attempt,
  }
  const row = await trx
    .selectFrom('earlier_attempts')
    .select('body')
    .where((eb) => eb.and(key))
    .forUpdate()
    .executeTakeFirst()
  const before = row && EarlierAttempt.parse(row.body)
  const decisionId = before?.decisionId ?? randomUUID()
  const body = EarlierAttempt.parse({ decisionId, ...attempt })
  if (isDeepStrictEqual(before, body)) return false
  await trx
    .insertInto('earlier_attempts')
    .values({ ...key, body: JSON.stringify(body) })
    .onConflict((conflict) =>
      conflict
        .columns(['learner_id', 'achievement_id', 'attempt'])
        .doUpdateSet({ body: JSON.stringify(body) }),
    )
    .execute()
  const files = await putFiles(trx, body.evidence)
  await trx
    .deleteFrom('earlier_files')
    .where((eb) => eb.and(key))
    .execute()
  if (files.length > 0)
    await trx
      .insertInto('earlier_files')
      .values(files.map((sha256) => ({ ...key, sha256 })))
      .execute()
  await announcePackets(trx, of.learnerId)
  return true
}

/**
 * Records that a learner had earned an achievement before these records began.
 * @param by when and by what, where that is known; where it is not, what is written down stays
 * @returns whether anything was changed by it
 */
export async function putEarned(
  trx: Trx,
  of: { learnerId: string; achievementId: string },
  by?: Pick<EarnedBy, 'earnedAt' | 'evidence'>,
): Promise<boolean> {
  const key = { learner_id: of.learnerId, achievement_id: of.achievementId }
  const before = await trx
    .selectFrom('earned_before')
    .select(['earned_at', 'evidence'])
    .where((eb) => eb.and(key))
    .forUpdate()
    .executeTakeFirst()
  if (before && !by) return false
  const unknown = { earnedAt: null, evidence: [] }
  const now = EarnedBy.parse({ ...(by ?? unknown), achievementId: of.achievementId })
  const earned_at = now.earnedAt === null ? null : new Date(now.earnedAt)
  if (isDeepStrictEqual(before, { earned_at, evidence: now.evidence })) return false
  const values = { earned_at, evidence: JSON.stringify(now.evidence) }
  await trx
    .insertInto('earned_before')
    .values({ ...key, ...values })
    .onConflict((conflict) =>
      conflict.columns(['learner_id', 'achievement_id']).doUpdateSet(values),
    )
    .execute()
  await announcePackets(trx, of.learnerId)
  return true
}
