import { plural, t } from '@lingui/core/macro'
import type { Anchor, Place } from '../../shared/model/anchor.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { Passage } from '../reading/anchoring/quote.ts'

/** Whether places in an item are told by page. */
const hasPages = (evidence: Evidence) =>
  evidence.kind === 'file' && evidence.mediaType === 'application/pdf'

/** In letters: as much of a passage as a chip shows. */
const longest = 32

/** What would be tied now: what was chosen, else the page on screen, else the item. */
export function placesHere(evidence: Evidence, page: number, chosen: readonly Place[]): Place[] {
  if (chosen.length > 0) return [...chosen]
  return [hasPages(evidence) ? { type: 'page', page } : { type: 'item' }]
}

/** New anchors on places in an item. */
export const anchorsOn = (evidence: Evidence, places: readonly Place[], at: Date): Anchor[] =>
  places.map((place) => ({
    id: crypto.randomUUID(),
    evidenceId: evidence.id,
    sha256: evidence.sha256,
    place,
    note: '',
    madeAt: at.toISOString(),
  }))

/** An anchor made anew, with what was noted on the former one. */
export const renewed = (anchor: Anchor, at: Date): Anchor => ({
  ...anchor,
  id: crypto.randomUUID(),
  madeAt: at.toISOString(),
})

/** On which page of its item a passage is, counted from 1; null where the item has none. */
export const pageIn = (evidence: Evidence, { page }: Passage) =>
  hasPages(evidence) ? page + 1 : null

/** A place and its item: `Field log p. 3 “taken at low water”`; the title for the item itself. */
function writePlace(title: string, place: Place, evidence: Evidence | undefined): string {
  if (place.type === 'item') return title
  const page = place.page + 1
  const isPaged = evidence === undefined || hasPages(evidence)
  if (place.type === 'region')
    return isPaged ? t`${title} p. ${page} (region)` : t`${title} (region)`
  if (place.type === 'page') return isPaged ? t`${title} p. ${page}` : title
  const words = place.exact.replaceAll(/\s+/g, ' ')
  const cut = words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words
  return isPaged ? t`${title} p. ${page} “${cut}”` : t`${title} “${cut}”`
}

/** Places of one item as what ties them says it: `Field log p. 3 “taken at low water”`. */
export function writePlaces(evidence: Evidence, places: readonly Place[]): string {
  const [first] = places
  if (!first) return evidence.title
  const place = writePlace(evidence.title, first, evidence)
  if (places.length === 1) return place
  return plural(
    { more: places.length - 1 },
    { one: `${place} and # more`, other: `${place} and # more` },
  )
}

/** An anchor as its chip says it: `Field log p. 3`. */
export function writeAnchor({ evidenceId, sha256, place }: Anchor, items: Evidence[]): string {
  const named = items.filter(({ id }) => id === evidenceId)
  const item = named.find((one) => one.sha256 === sha256) ?? named[0]
  return writePlace(item?.title ?? t`Evidence no longer here`, place, item)
}

/** Where to scroll for it; an item begins at its first page. */
export const pageOf = ({ place }: Anchor) => (place.type === 'item' ? 0 : place.page)
