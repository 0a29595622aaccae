import type { QueueRow } from '../store/queue.ts'
import { type StateKey, stateOf } from './state.ts'

export type Filters = {
  pathway: string | null
  level: number | null
  /** `attention` is what stands in conflict or was refused; `todo` all that is not decided. */
  state: StateKey | 'todo' | 'attention' | null
  text: string
}

export const noFilters: Filters = { pathway: null, level: null, state: null, text: '' }

const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

const inState = (key: StateKey, wanted: Filters['state']) => {
  if (wanted === null || wanted === key) return true
  if (wanted === 'attention') return key === 'conflict' || key === 'refused'
  return wanted === 'todo' && !['decided', 'held', 'accepted', 'conflict', 'refused'].includes(key)
}

/** The rows that pass, in their order. Each word of the text must occur; accents do not count. */
export function filterRows(rows: QueueRow[], filters: Filters): QueueRow[] {
  const words = fold(filters.text).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (filters.pathway !== null && row.pathwayTitle !== filters.pathway) return false
    if (filters.level !== null && row.level !== filters.level) return false
    if (!inState(stateOf(row).key, filters.state)) return false
    if (words.length === 0) return true
    const text = fold(`${row.id} ${row.pathwayTitle} ${row.achievementTitle} ${row.learner}`)
    return words.every((word) => text.includes(word))
  })
}

export const isFiltered = (filters: Filters) =>
  filters.pathway !== null || filters.level !== null || filters.state !== null || !!filters.text
