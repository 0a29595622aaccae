import type { QueueRow } from '../store/queue.ts'
import type { Slot } from '../store/outline/Outline.ts'
import { foldedMatcher } from '../ui/matches.ts'
import { dueWithin, type DueSpan } from './due.ts'
import { isDecided, type StateKey, stateKeyOf } from './state.ts'

export type Filters = {
  /** By its id. */
  pathway: string | null
  level: number | null
  /** `attention` is what stands in conflict or was refused; `todo` all that is not decided. */
  state: StateKey | 'todo' | 'attention' | null
  due: DueSpan | null
  attempt: 'first' | 'again' | null
  /** Only what the reviewer flagged. */
  flagged: boolean
  text: string
}

export const noFilters: Filters = {
  pathway: null,
  level: null,
  state: null,
  due: null,
  attempt: null,
  flagged: false,
  text: '',
}

const inState = (row: QueueRow, wanted: NonNullable<Filters['state']>) => {
  if (wanted === 'todo') return !isDecided(row)
  const key = stateKeyOf(row)
  return wanted === 'attention' ? key === 'conflict' || key === 'refused' : key === wanted
}

/** Tells whether a packet passes. Each word of the text must occur; accents do not count. */
export function passes(filters: Filters, now: Date): (slot: Slot) => boolean {
  const { pathway, level, state, due, attempt, flagged } = filters
  const has = foldedMatcher(filters.text)
  const isDue = due && dueWithin(due, now)
  return ({ row, text }) => {
    if (pathway !== null && row.pathwayId !== pathway) return false
    if (level !== null && row.level !== level) return false
    if (flagged && !row.flagged) return false
    if (attempt !== null && row.attempt > 1 !== (attempt === 'again')) return false
    if (isDue && !isDue(row.dueAt)) return false
    if (state !== null && !inState(row, state)) return false
    return has(text)
  }
}

export const isFiltered = (filters: Filters) =>
  (Object.keys(noFilters) as (keyof Filters)[]).some((key) => filters[key] !== noFilters[key])
