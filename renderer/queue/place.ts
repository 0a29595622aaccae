import { type Filters, noFilters } from './filters.ts'

/** Where the reviewer was in the queue, so that coming back from a packet finds it again. */
export type Place = { filters: Filters; selected: string | null }

const key = 'queue'

/** What was typed may be a name: it is kept in memory, never in the browser's files. */
let typed = ''

export function recallPlace(): Place {
  const stored = sessionStorage.getItem(key)
  const place = stored === null ? {} : (JSON.parse(stored) as Partial<Place>)
  const filters = { ...noFilters, ...place.filters, text: typed }
  return { selected: null, ...place, filters }
}

export function keepPlace({ filters, selected }: Place): void {
  typed = filters.text
  const kept: Place = { filters: { ...filters, text: '' }, selected }
  sessionStorage.setItem(key, JSON.stringify(kept))
}
