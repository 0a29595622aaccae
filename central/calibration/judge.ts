import { judgeRound } from '../../shared/rules/qualification.ts'
import type { Trx } from '../database/tables.ts'
import { announceRounds, giveRound } from './give.ts'
import { compareKeyed, selectKeyed } from './keyed.ts'
import { readTerms } from './terms.ts'

/** Whether the office demands a pass for the rubric that the reviewer was given a set for and lacks. */
export async function isUnqualified(
  trx: Trx,
  rubricId: string,
  reviewerId: string,
): Promise<boolean> {
  if (!(await readTerms(trx, rubricId)).demanded) return false
  const rounds = await trx
    .selectFrom('qualifications')
    .select('passed')
    .where('rubric_id', '=', rubricId)
    .where('reviewer_id', '=', reviewerId)
    .execute()
  return rounds.length > 0 && !rounds.some(({ passed }) => passed)
}

/**
 * After a decision on a packet of a qualification round took effect: judges the round once all of its
 * packets are decided, for good, and gives the next one where it was not passed and the office allows.
 */
export async function judgeQualification(trx: Trx, packetId: string): Promise<void> {
  const packet = await trx
    .selectFrom('packets')
    .select(['rubric_id', 'reviewer_id', 'copy_round'])
    .where('id', '=', packetId)
    .where('calibration', '=', 'qualification')
    .executeTakeFirst()
  if (!packet || packet.reviewer_id === null || packet.copy_round === null) return
  const { rubric_id: rubricId, reviewer_id: reviewerId, copy_round: round } = packet
  const record = await trx
    .selectFrom('qualifications')
    .selectAll()
    .where('rubric_id', '=', rubricId)
    .where('reviewer_id', '=', reviewerId)
    .where('round', '=', round)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (record.judged_at !== null) return
  const decided = await selectKeyed(trx)
    .where('packets.rubric_id', '=', rubricId)
    .where('packets.reviewer_id', '=', reviewerId)
    .where('packets.copy_round', '=', round)
    .where('packets.withdrawn_at', 'is', null)
    .execute()
  if (decided.some(({ canonical }) => canonical === null)) return
  const tolerance = { exact: record.exact / 100, within: record.within }
  const verdict = judgeRound(decided.flatMap(compareKeyed), tolerance)
  await trx
    .updateTable('qualifications')
    .set({
      judged_at: new Date(),
      passed: verdict.passed,
      verdict: JSON.stringify(verdict),
    })
    .where('rubric_id', '=', rubricId)
    .where('reviewer_id', '=', reviewerId)
    .where('round', '=', round)
    .execute()
  const { rounds } = await readTerms(trx, rubricId)
  if (!verdict.passed && round < rounds) await giveRound(trx, rubricId, reviewerId, round + 1)
  await announceRounds(trx, rubricId, reviewerId)
}
