import * as z from 'zod'
import { Id, Uuid } from '../model/values.ts'

/** By ISO 8601, in UTC. */
export const Week = z.string().regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/)

const msInWeek = 7 * 24 * 60 * 60 * 1000

/** How long a machine was at work on the packets of a rubric, over a week: of no packet alone. */
export const WeekSum = z.object({
  week: Week,
  rubricId: Id,
  /** How many were begun in it. */
  packets: z.int().min(0).max(1_000_000),
  /** Milliseconds by criterion. */
  criteria: z.record(Id, z.int().min(0).max(msInWeek)),
})
export type WeekSum = z.infer<typeof WeekSum>

const isEachOnce = (sums: WeekSum[]) =>
  new Set(sums.map(({ week, rubricId }) => `${week} ${rubricId}`)).size === sums.length

/** Sums in one request. */
export const timesLimit = 200

/**
 * `POST /v1/times`: sums of weeks that are over, from machines whose terms ask for them. A sum that
 * comes again, or with more in it, takes the place of the one before.
 */
export const Times = z.object({
  /** Names the machine among the sums and nowhere else: whose it is, central records do not keep. */
  source: Uuid,
  sums: z.array(WeekSum).max(timesLimit).refine(isEachOnce, 'a sum is in it twice'),
})
export type Times = z.infer<typeof Times>

/** Whether they were kept: not where the office no longer asks for them. */
export const TimesTaken = z.object({ taken: z.boolean() })
