import type { Evidence } from '../../shared/model/evidence.ts'
import type { EarnedBy } from '../../shared/model/packet.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import type { Central } from '../open.ts'
import { putEarlierAttempt, putEarned } from '../programme/attempts.ts'
import { type Place, readRubric, unknownRatings } from './achievements.ts'
import { explain, fault } from './faults.ts'
import { coverItems, nameItem, takeItems } from './items.ts'
import type { History, ManifestEarlier, ManifestEarned, PlacedItem } from './manifest.ts'

/** How many levels earned and attempts decided before were written down, and how many were there. */
export type HistoryReport = { changed: number; same: number }

/**
 * Writes down what learners earned and what was decided on them before these records began. An entry
 * with a fault is left out whole.
 */
export async function putHistory(
  central: Central,
  folder: string,
  { earned, earlier }: History,
  achievements: Map<string, Place>,
): Promise<{ report: HistoryReport; faults: Problem[] }> {
  const report: HistoryReport = { changed: 0, same: 0 }
  const faults: Problem[] = []
  const put = async (where: string, work: () => Promise<boolean | Problem[]>) => {
    try {
      const outcome = await work()
      if (Array.isArray(outcome)) faults.push(...outcome)
      else report[outcome ? 'changed' : 'same'] += 1
    } catch (error) {
      faults.push(explain(where, error))
    }
  }
  for (const { where, entry } of earned)
    await put(where, () => putOneEarned(central, folder, where, entry, achievements))
  for (const { where, entry } of earlier)
    await put(where, () => putOneEarlier(central, folder, where, entry, achievements))
  return { report, faults }
}

async function putOneEarned(
  { db }: Central,
  folder: string,
  where: string,
  { learner, achievement, at, evidence }: ManifestEarned,
  achievements: Map<string, Place>,
): Promise<boolean | Problem[]> {
  const faults: Problem[] = []
  if (!achievements.has(achievement))
    faults.push(fault(where, `there is no achievement ${achievement}`))
  const named: EarnedBy['evidence'] = []
  for (const [index, item] of (evidence ?? []).entries()) {
    const name = await nameItem(folder, `${where}.evidence[${index}]`, item)
    if ('code' in name) faults.push(name)
    else named.push(name)
  }
  if (faults.length > 0) return faults
  const of = { learnerId: learner, achievementId: achievement }
  const isKnown = at !== undefined || evidence !== undefined
  const by = isKnown ? { earnedAt: at ?? null, evidence: named } : undefined
  return db.transaction().execute((trx) => putEarned(trx, of, by))
}

async function putOneEarlier(
  central: Central,
  folder: string,
  where: string,
  entry: ManifestEarlier,
  achievements: Map<string, Place>,
): Promise<boolean | Problem[]> {
  const items = entry.evidence.map((item, at): PlacedItem => ({
    where: `${where}.evidence[${at}]`,
    item,
  }))
  const at = achievements.get(entry.achievement)
  if (!at) return [fault(where, `there is no achievement ${entry.achievement}`)]
  const { rubricId } = at.achievement
  const version = entry.rubricVersion ?? at.rubricVersion
  const rubric = version === undefined ? undefined : await readRubric(central, rubricId, version)
  if (!rubric)
    return [fault(where, `there is no rubric ${rubricId}${version ? ` version ${version}` : ''}`)]
  const unknown = unknownRatings(rubric, entry.ratings)
  const { evidence, faults } = await takeItems(central, folder, items)
  faults.push(...unknown.map((what) => fault(where, what)))
  if (faults.length > 0) return faults
  return central.db.transaction().execute(async (trx) => {
    const isNew = await putEarlierAttempt(
      trx,
      { learnerId: entry.learner, achievementId: entry.achievement },
      decided(entry, rubric.version, evidence),
    )
    await coverItems(trx, items, evidence)
    return isNew
  })
}

const decided = (
  { attempt, outcome, ratings, feedback, decided }: ManifestEarlier,
  rubricVersion: number,
  evidence: Evidence[],
) => ({
  attempt,
  rubricVersion,
  outcome,
  scores: ratings.map(({ criterion, rating, comment }) => ({
    criterionId: criterion,
    ratingId: rating,
    noRating: null,
    comment,
    anchors: [],
    keptFrom: null,
  })),
  feedback,
  decidedAt: decided,
  evidence,
})
