import { type Filters, noFilters } from './filters.ts'

/** By what packets are ordered. */
export const sorts = {
  due: 'Due date',
  id: 'Packet',
  learner: 'Learner',
  pathway: 'Pathway and level',
  attempt: 'Attempt, latest first',
  random: 'At random',
} as const
export type Sort = keyof typeof sorts

/** Under which headings they stand. */
export const groupings = {
  none: 'No groups',
  due: 'Due day',
  pathway: 'Pathway and level',
  state: 'State',
  learner: 'Learner',
} as const
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
