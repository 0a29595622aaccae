import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { Achievement } from '../../shared/model/framework.ts'
import { type Problem, problem, ProblemError } from '../../shared/protocol/problem.ts'
import { mediaTypes, mismatch, typeOfName } from '../evidence/media.ts'
import { boxOf } from '../covers/box.ts'
import { canBeCovered, setCovers } from '../covers/put.ts'
import type { Central } from '../open.ts'
import { putEarned } from '../programme/attempts.ts'
import { putFramework, putRubric } from '../programme/frameworks.ts'
import { putPacket, type PutResult } from '../programme/packets.ts'
import { putReviewer } from '../programme/reviewers.ts'
import { findFile, readFolder } from './folder.ts'
import { fault, type ManifestItem, type Programme, type Wanted } from './manifest.ts'

export type ImportReport = { packets: { id: string; result: PutResult }[]; faults: Problem[] }

/**
 * Makes packets out of a folder of files and its manifest. A packet with a fault is left out whole
 * and the fault reported; the others are put in. The same folder again changes nothing.
 * @throws ProblemError `manifest-missing`
 */
export async function importFolder(central: Central, folder: string): Promise<ImportReport> {
  const { programme, packets, faults } = await readFolder(folder)
  const report: ImportReport = { packets: [], faults }
  faults.push(...(await putProgramme(central, programme)))
  const achievements = await readAchievements(central)
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

/** The office's words for a failure while one thing was put in. */
function explain(where: string, error: unknown): Problem {
  if (error instanceof ProblemError) return fault(where, error.problem.what)
  if ((error as { constraint?: unknown } | null)?.constraint === 'one_packet_an_attempt')
    return fault(where, 'another packet is this attempt of the learner at this achievement already')
  return fault(where, error instanceof Error ? error.message : String(error))
}

async function putProgramme({ db }: Central, programme: Programme): Promise<Problem[]> {
  const { framework, rubrics, reviewers, earned } = programme
  try {
    await db.transaction().execute(async (trx) => {
      for (const rubric of rubrics) await putRubric(trx, rubric)
      if (framework) await putFramework(trx, framework)
      for (const reviewer of reviewers) await putReviewer(trx, reviewer)
      for (const { learner, achievement } of earned)
        await putEarned(trx, { learnerId: learner, achievementId: achievement })
    })
    return []
  } catch (error) {
    return [explain('framework and rubrics', error)]
  }
}

type Place = {
  frameworkId: string
  pathwayId: string
  achievement: Achievement
  rubricVersion: number | undefined
}

/** Where each achievement of the frameworks in force is, with its newest rubric version. */
async function readAchievements({ db }: Central): Promise<Map<string, Place>> {
  const [frameworks, rubrics] = await Promise.all([
    db.selectFrom('frameworks').select(['id', 'body']).orderBy('version').execute(),
    db
      .selectFrom('rubrics')
      .select(({ fn }) => ['id', fn.max('version').as('version')])
      .groupBy('id')
      .execute(),
  ])
  const newest = new Map(rubrics.map(({ id, version }) => [id, version]))
  const inForce = new Map(frameworks.map(({ id, body }) => [id, body]))
  return new Map(
    [...inForce.values()].flatMap(({ id: frameworkId, pathways }) =>
      pathways.flatMap(({ id: pathwayId, achievements }) =>
        achievements.map((achievement): [string, Place] => [
          achievement.id,
          { frameworkId, pathwayId, achievement, rubricVersion: newest.get(achievement.rubricId) },
        ]),
      ),
    ),
  )
}

async function importPacket(
  central: Central,
  folder: string,
  { where, packet, items }: Wanted,
  achievements: Map<string, Place>,
): Promise<PutResult | Problem[]> {
  const faults: Problem[] = []
  const evidence: Evidence[] = []
  for (const [at, { where: place, item }] of items.entries()) {
    const made = await toEvidence(central, folder, place, `E${at + 1}`, item)
    if ('code' in made) faults.push(made)
    else evidence.push(made)
    if (item.covers && !('code' in made) && !(made.kind === 'file' && canBeCovered(made)))
      faults.push(fault(place, 'is of a type of which no part can be covered'))
  }
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
    for (const [at, { item }] of items.entries())
      if (item.covers) await setCovers(trx, evidence[at]!.sha256, item.covers.map(toCovering))
    return result
  })
}

const toCovering = ({ page, name, ...edges }: NonNullable<ManifestItem['covers']>[number]) => ({
  page: page - 1,
  name,
  box: boxOf(edges),
})

/** What a key names that the rubric does not have, or leaves out. */
async function misfits(
  { db }: Central,
  id: string,
  version: number,
  agreed: { criterion: string; rating: string }[],
): Promise<string[]> {
  const { body } = await db
    .selectFrom('rubrics')
    .select('body')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return [
    ...body.criteria
      .filter((criterion) => !agreed.some((one) => one.criterion === criterion.id))
      .map((criterion) => `no rating is agreed on for criterion ${criterion.id}`),
    ...agreed
      .filter(({ criterion, rating }) => {
        const ratings = body.criteria.find((one) => one.id === criterion)?.ratings ?? []
        return !ratings.some((one) => one.id === rating)
      })
      .map(
        ({ criterion, rating }) => `the rubric has no rating ${rating} of criterion ${criterion}`,
      ),
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

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

async function toEvidence(
  central: Central,
  folder: string,
  where: string,
  id: string,
  { title, file: name, text, url, type }: ManifestItem,
): Promise<Evidence | Problem> {
  if (text !== undefined) return { id, title, kind: 'text', text, sha256: hash(text) }
  if (url !== undefined) return { id, title, kind: 'link', url, sha256: hash(url) }
  if (name === undefined) return fault(where, 'needs exactly one of file, text and url')

  const file = await findFile(folder, name)
  if (file === null || !(await stat(file)).isFile()) return problem('file-missing', where, name)
  const mediaType = type ?? typeOfName(name)
  if (mediaType === null || !mediaTypes.has(mediaType))
    return fault(where, `${type ?? name} is of a type that reviewers cannot read here`)
  const wrong = await mismatch(file, mediaType)
  if (wrong !== null) return problem('file-not-its-type', where, `${name} ${wrong}`)
  const stored = await central.evidence.put(file)
  return {
    id,
    title,
    kind: 'file',
    fileName: path.basename(name).slice(0, 300),
    mediaType,
    ...stored,
  }
}
