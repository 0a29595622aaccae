import { EarlierAttempt, EarnedBy } from '../../shared/model/packet.ts'
import type { Trx } from '../database/tables.ts'
import { putFiles } from './files.ts'
import { announcePackets } from './packets.ts'

/**
 * Records what was decided on an attempt before these records began. Its files were stored by
 * `putEvidence` before.
 */
export async function putEarlierAttempt(
  trx: Trx,
  of: { learnerId: string; achievementId: string },
  attempt: EarlierAttempt,
): Promise<void> {
  const body = EarlierAttempt.parse(attempt)
  await trx
    .insertInto('earlier_attempts')
    .values({
      learner_id: of.learnerId,
      achievement_id: of.achievementId,
      attempt: body.attempt,
      body: JSON.stringify(body),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['learner_id', 'achievement_id', 'attempt'])
        .doUpdateSet({ body: JSON.stringify(body) }),
    )
    .execute()
  const key = {
    learner_id: of.learnerId,
    achievement_id: of.achievementId,
    attempt: body.attempt,
  }
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
}

/**
 * Records that a learner had earned an achievement before these records began; once written down, it
 * stays as it is.
 * @param by when and by what, where that is known
 */
export async function putEarned(
  trx: Trx,
  of: { learnerId: string; achievementId: string },
  by: Pick<EarnedBy, 'earnedAt' | 'evidence'> = { earnedAt: null, evidence: [] },
): Promise<void> {
  const { earnedAt, evidence } = EarnedBy.parse({ ...by, achievementId: of.achievementId })
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('earned_before')
    .values({
      learner_id: of.learnerId,
      achievement_id: of.achievementId,
      earned_at: earnedAt,
      evidence: JSON.stringify(evidence),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) await announcePackets(trx, of.learnerId)
}
