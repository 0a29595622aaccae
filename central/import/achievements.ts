import type { Achievement } from '../../shared/model/framework.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { Central } from '../open.ts'

/** Where an achievement stands in the framework in force. */
export type Place = {
  frameworkId: string
  pathwayId: string
  achievement: Achievement
  /** The newest; undefined where its rubric is not there. */
  rubricVersion: number | undefined
}

/** Where each achievement of the frameworks in force is, with its newest rubric version. */
export async function readAchievements({ db }: Central): Promise<Map<string, Place>> {
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

/** @returns undefined where there is no such version */
export async function readRubric(
  { db }: Central,
  id: string,
  version: number,
): Promise<Rubric | undefined> {
  const row = await db
    .selectFrom('rubrics')
    .select('body')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.body
}

/** What is rated that the rubric does not have. */
export const unknownRatings = (
  { criteria }: Rubric,
  rated: readonly { criterion: string; rating: string }[],
): string[] =>
  rated
    .filter(({ criterion, rating }) => {
      const ratings = criteria.find(({ id }) => id === criterion)?.ratings ?? []
      return !ratings.some(({ id }) => id === rating)
    })
    .map(({ criterion, rating }) => `the rubric has no rating ${rating} of criterion ${criterion}`)
