import type { Problem } from '../../shared/protocol/problem.ts'
import type { Central } from '../open.ts'
import { putFramework, putRubric } from '../programme/frameworks.ts'
import { putPacket, type PutResult } from '../programme/packets.ts'
import { putReviewer } from '../programme/reviewers.ts'
import { type Place, readAchievements, readRubric, unknownRatings } from './achievements.ts'
import { explain, fault } from './faults.ts'
import { readFolder } from './folder.ts'
import { type HistoryReport, putHistory } from './history.ts'
import { coverItems, takeItems } from './items.ts'
import type { Programme, Wanted } from './manifest.ts'

export type ImportReport = {
  packets: { id: string; result: PutResult }[]
  history: HistoryReport
  faults: Problem[]
}

/**
 * Makes packets out of a folder of files and its manifest. A packet with a fault is left out whole
 * and the fault reported; the others are put in. What learners did before goes first, so that each
 * packet comes to its reviewer with it. The same folder again changes nothing.
 * @throws ProblemError `manifest-missing`
 */
export async function importFolder(central: Central, folder: string): Promise<ImportReport> {
  const { programme, history, packets, faults } = await readFolder(folder)
  faults.push(...(await putProgramme(central, programme)))
  const achievements = await readAchievements(central)
  const put = await putHistory(central, folder, history, achievements)
  faults.push(...put.faults)
  const report: ImportReport = { packets: [], history: put.report, faults }
  for (const wanted of packets) {
    try {
      const outcome = await importPacket(central, folder, wanted, achievements)
      if (Array.isArray(outcome)) faults.push(...outcome)
      else report.packets.push({ id: wanted.packet.id, result: outcome })
    } catch (error) {
      faults.push(explain(wanted.where, error))
    }
  }
  return report
}

async function putProgramme({ db }: Central, programme: Programme): Promise<Problem[]> {
  const { framework, rubrics, reviewers } = programme
  try {
    await db.transaction().execute(async (trx) => {
      for (const rubric of rubrics) await putRubric(trx, rubric)
      if (framework) await putFramework(trx, framework)
      for (const reviewer of reviewers) await putReviewer(trx, reviewer)
    })
    return []
  } catch (error) {
    return [explain('framework and rubrics', error)]
  }
}

async function importPacket(
  central: Central,
  folder: string,
  { where, packet, items }: Wanted,
  achievements: Map<string, Place>,
): Promise<PutResult | Problem[]> {
  const { evidence, faults } = await takeItems(central, folder, items)
  const at = achievements.get(packet.achievement)
  if (!at) faults.push(fault(where, `there is no achievement ${packet.achievement}`))
  else if (at.rubricVersion === undefined)
    faults.push(fault(where, `there is no rubric ${at.achievement.rubricId}`))
  const known = packet.reviewer === undefined || (await isReviewer(central, packet.reviewer))
  if (!known) faults.push(fault(where, `there is no reviewer ${packet.reviewer}`))
  const { calibration } = packet
  if (calibration && calibration.role !== 'seed' && packet.reviewer !== undefined)
    faults.push(
      fault(where, 'a packet of a set has no reviewer: “central calibration give” makes copies'),
    )
  if (faults.length > 0 || at?.rubricVersion === undefined) return faults

  const { rubricId } = at.achievement
  const rubricVersion = (await keptVersion(central, packet.id, rubricId)) ?? at.rubricVersion
  const unknown =
    calibration && (await misfits(central, rubricId, rubricVersion, calibration.agreed))
  if (unknown && unknown.length > 0) return unknown.map((what) => fault(where, what))
  return central.db.transaction().execute(async (trx) => {
    const result = await putPacket(trx, {
      id: packet.id,
      attempt: packet.attempt,
      frameworkId: at.frameworkId,
      pathwayId: at.pathwayId,
      achievementId: packet.achievement,
      rubricId,
      rubricVersion,
      blind: packet.blind,
      learner: {
        id: packet.learner.id,
        // Made of the packet's id, so that it tells nothing of who the learner is.
        alias: packet.learner.alias ?? `Learner of ${packet.id}`,
        name: packet.learner.name ?? null,
        also: packet.learner.also ?? [],
      },
      submittedAt: packet.submitted,
      dueAt: packet.due ?? null,
      evidence,
      reviewerId: packet.reviewer ?? null,
      calibration: calibration
        ? {
            role: calibration.role,
            agreed: calibration.agreed.map(({ criterion, rating, reason }) => ({
              criterionId: criterion,
              ratingId: rating,
              reason,
            })),
          }
        : null,
    })
    await coverItems(trx, items, evidence)
    return result
  })
}

/** What a key names that the rubric does not have, or leaves out. */
async function misfits(
  central: Central,
  id: string,
  version: number,
  agreed: { criterion: string; rating: string }[],
): Promise<string[]> {
  const rubric = (await readRubric(central, id, version))!
  return [
    ...rubric.criteria
      .filter((criterion) => !agreed.some((one) => one.criterion === criterion.id))
      .map((criterion) => `no rating is agreed on for criterion ${criterion.id}`),
    ...unknownRatings(rubric, agreed),
  ]
}

const isReviewer = async ({ db }: Central, id: string) =>
  (await db.selectFrom('reviewers').select('id').where('id', '=', id).executeTakeFirst()) !==
  undefined

/** A packet stays with the rubric version that it was given out with. */
async function keptVersion({ db }: Central, packetId: string, rubricId: string) {
  const packet = await db
    .selectFrom('packets')
    .select('rubric_version')
    .where('id', '=', packetId)
    .where('rubric_id', '=', rubricId)
    .executeTakeFirst()
  return packet?.rubric_version
}
