import { EarlierAttempt } from '../../shared/model/packet.ts'
import type { Trx } from '../database/tables.ts'
import { announcePackets } from './packets.ts'

/** Records what was decided on an attempt before these records began. */
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
  await announcePackets(trx, of.learnerId)
}

/** Records that a learner had earned an achievement before these records began. */
export async function putEarned(
  trx: Trx,
  of: { learnerId: string; achievementId: string },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('earned_before')
    .values({ learner_id: of.learnerId, achievement_id: of.achievementId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) await announcePackets(trx, of.learnerId)
}
