import { plainView, type View } from './view.ts'

/** Where the reviewer was in the queue, so that coming back from a packet finds it again. */
export type Place = { view: View; selected: string | null }

const key = 'queue'

let here: Place | null = null

export function recallPlace(): Place {
  if (here) return here
  const stored = sessionStorage.getItem(key)
  const place = stored === null ? {} : (JSON.parse(stored) as Partial<Place>)
  const view = { ...plainView, ...place.view }
  return {
    selected: null,
    ...place,
    view: { ...view, filters: { ...plainView.filters, ...view.filters } },
  }
}

/** What was typed may be a name: it is kept in memory, never in the browser's files. */
export function keepPlace(place: Place): void {
  here = place
  const { filters } = place.view
  const kept: Place = { ...place, view: { ...place.view, filters: { ...filters, text: '' } } }
  sessionStorage.setItem(key, JSON.stringify(kept))
}
