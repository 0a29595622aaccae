import type { QueueRow } from '../store/queue.ts'
import { matcher } from '../ui/matches.ts'
import { type StateKey, stateOf } from './state.ts'

export type Filters = {
  pathway: string | null
  level: number | null
  /** `attention` is what stands in conflict or was refused; `todo` all that is not decided. */
  state: StateKey | 'todo' | 'attention' | null
  text: string
}

export const noFilters: Filters = { pathway: null, level: null, state: null, text: '' }

const inState = (key: StateKey, wanted: Filters['state']) => {
  if (wanted === null || wanted === key) return true
  if (wanted === 'attention') return key === 'conflict' || key === 'refused'
  return wanted === 'todo' && !['decided', 'held', 'accepted', 'conflict', 'refused'].includes(key)
}

/** The rows that pass, in their order. Each word of the text must occur; accents do not count. */
export function filterRows(rows: QueueRow[], filters: Filters): QueueRow[] {
  const has = matcher(filters.text)
  return rows.filter((row) => {
    if (filters.pathway !== null && row.pathwayTitle !== filters.pathway) return false
    if (filters.level !== null && row.level !== filters.level) return false
    if (!inState(stateOf(row).key, filters.state)) return false
    return has(`${row.id} ${row.pathwayTitle} ${row.achievementTitle} ${row.learner}`)
  })
}

export const isFiltered = (filters: Filters) =>
  filters.pathway !== null || filters.level !== null || filters.state !== null || !!filters.text
