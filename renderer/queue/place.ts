import { type Filters, noFilters } from './filters.ts'

/** Where the reviewer was in the queue, so that coming back from a packet finds it again. */
export type Place = { filters: Filters; selected: string | null }

const key = 'queue'

export function recallPlace(): Place {
  const stored = sessionStorage.getItem(key)
  const nowhere = { filters: noFilters, selected: null }
  return stored === null ? nowhere : { ...nowhere, ...(JSON.parse(stored) as Partial<Place>) }
}

export const keepPlace = (place: Place) => sessionStorage.setItem(key, JSON.stringify(place))
