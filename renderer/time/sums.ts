import type { WeekSum } from '../../shared/protocol/times.ts'
import { weekOf, weeksBefore } from '../../shared/rules/week.ts'
import type { Slice } from './WorkClock.ts'

/** What the office is told of the time at work here, where it asks. */
export type TimeSums = {
  /** A name of this machine that is used for nothing else. */
  source: string
  /** ISO 8601; nothing of before is counted. */
  since: string
  /** Whether the reviewer has seen that the office asks. */
  isSeen: boolean
  weeks: ToldWeek[]
}

/** Milliseconds, not yet rounded. */
export type ToldWeek = WeekSum & { isTold: boolean }

/** Weeks for which what was told can be looked at. */
const kept = 26

/**
 * Adds time at work to the week that it is in.
 * @param begun the rubric of each packet that was begun with it
 */
export function countIn(
  sums: TimeSums,
  slices: readonly Slice[],
  begun: readonly string[],
  now: number,
): TimeSums {
  const week = weekOf(new Date(now))
  const worked = slices.flatMap(({ place, ms }) => (place ? { ...place, ms } : []))
  const weeks = [...sums.weeks]
  for (const [rubricId, slicesOf] of Map.groupBy(worked, (one) => one.rubricId)) {
    const at = weeks.findIndex((one) => one.week === week && one.rubricId === rubricId)
    const before = weeks[at] ?? { packets: 0, criteria: {} }
    const criteria = { ...before.criteria }
    for (const { criterionId, ms } of slicesOf)
      criteria[criterionId] = (criteria[criterionId] ?? 0) + ms
    const packets = before.packets + begun.filter((id) => id === rubricId).length
    // Told before, as when the clock was set back, it is told again with all that is in it.
    weeks.splice(at < 0 ? weeks.length : at, 1, {
      week,
      rubricId,
      packets,
      criteria,
      isTold: false,
    })
  }
  return { ...sums, weeks }
}

/** What the office is told of a week: whole milliseconds. */
export const asTold = ({ week, rubricId, packets, criteria }: ToldWeek): WeekSum => ({
  week,
  rubricId,
  packets,
  criteria: Object.fromEntries(
    Object.entries(criteria).map(([id, ms]) => [id, Math.round(ms)] as const),
  ),
})

/** The weeks that are over and were not told: one that goes on would tell of single packets. */
export const toTell = ({ weeks }: TimeSums, now: Date): ToldWeek[] =>
  weeks.filter(({ week, isTold }) => !isTold && week < weekOf(now))

/** After weeks were told as they were then; one in which more was counted since is told again. */
export function whenTold(sums: TimeSums, told: readonly ToldWeek[], now: Date): TimeSums {
  const oldest = weeksBefore(kept, now)
  const isSame = (week: ToldWeek) =>
    told.some((one) => JSON.stringify(asTold(one)) === JSON.stringify(asTold(week)))
  const weeks = sums.weeks.map((week) => (isSame(week) ? { ...week, isTold: true } : week))
  return { ...sums, weeks: weeks.filter(({ week, isTold }) => !isTold || week >= oldest) }
}
