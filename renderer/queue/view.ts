import { t } from '@lingui/core/macro'
import { type Filters, noFilters } from './filters.ts'

/** By what packets are ordered. */
export const sorts = {
  due: t`Due date`,
  id: t`Packet`,
  learner: t`Learner`,
  pathway: t`Pathway and level`,
  attempt: t`Attempt, latest first`,
  random: t`At random`,
}
export type Sort = keyof typeof sorts

/** Under which headings they stand. */
export const groupings = {
  none: t`No groups`,
  due: t`Due day`,
  pathway: t`Pathway and level`,
  state: t`State`,
  learner: t`Learner`,
}
export type Grouping = keyof typeof groupings

/** Which packets the queue shows, and in what order. */
export type View = {
  filters: Filters
  sort: Sort
  /** Makes the order at random; the same number gives the same order. */
  seed: number
  group: Grouping
}

export const plainView: View = { filters: noFilters, sort: 'due', seed: 1, group: 'none' }

/** Whether two show the same packets in the same order. */
export const isSameView = (one: View, other: View) =>
  one.sort === other.sort &&
  one.group === other.group &&
  (one.sort !== 'random' || one.seed === other.seed) &&
  (Object.keys(noFilters) as (keyof Filters)[]).every(
    (key) => one.filters[key] === other.filters[key],
  )
