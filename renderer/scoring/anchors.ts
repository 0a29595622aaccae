import type { Anchor, Place } from '../../shared/model/anchor.ts'
import type { Evidence } from '../../shared/model/evidence.ts'

/** Whether places in an item are told by page. */
export const hasPages = (evidence: Evidence) =>
  evidence.kind === 'file' && evidence.mediaType === 'application/pdf'

/** A new anchor on what the reader shows now: the page of a document, else the item. */
export function anchorHere(evidence: Evidence, page: number, at: Date): Anchor {
  const place: Place = hasPages(evidence) ? { type: 'page', page } : { type: 'item' }
  return {
    id: crypto.randomUUID(),
    evidenceId: evidence.id,
    sha256: evidence.sha256,
    place,
    note: '',
    madeAt: at.toISOString(),
  }
}

/** An anchor as its chip says it: `Field log p. 3`. */
export function writeAnchor({ evidenceId, sha256, place }: Anchor, items: Evidence[]): string {
  const named = items.filter(({ id }) => id === evidenceId)
  const title =
    (named.find((item) => item.sha256 === sha256) ?? named[0])?.title ?? 'Evidence no longer here'
  return place.type === 'item' ? title : `${title} p. ${place.page + 1}`
}

/** Where to scroll for it; an item begins at its first page. */
export const pageOf = ({ place }: Anchor) => (place.type === 'item' ? 0 : place.page)
