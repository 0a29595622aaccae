import type { Db } from '../database/tables.ts'

/** What all machines together were at work on the packets of a rubric over a week. */
export type WeekReport = {
  week: string
  rubricId: string
  machines: number
  /** How many were begun in it. */
  packets: number
  /** Milliseconds. */
  ms: number
  /** Milliseconds by criterion. */
  criteria: Record<string, number>
}

/** The newest week first. */
export async function reportTimes(db: Db): Promise<WeekReport[]> {
  const rows = await db
    .selectFrom('time_sums')
    .select(['week', 'rubric_id', 'packets', 'criteria'])
    .orderBy('week', 'desc')
    .orderBy('rubric_id')
    .execute()
  const groups = Map.groupBy(rows, ({ week, rubric_id }) => `${week} ${rubric_id}`)
  return [...groups.values()].map((of) => {
    const criteria: Record<string, number> = {}
    for (const row of of)
      for (const [id, ms] of Object.entries(row.criteria)) criteria[id] = (criteria[id] ?? 0) + ms
    const { week, rubric_id: rubricId } = of[0]!
    return {
      week,
      rubricId,
      machines: of.length,
      packets: of.reduce((sum, { packets }) => sum + packets, 0),
      ms: Object.values(criteria).reduce((sum, ms) => sum + ms, 0),
      criteria,
    }
  })
}
