import { useEffect, useEffectEvent, useState } from 'react'
import type { Place } from '../../../shared/model/anchor.ts'
import type { Earlier } from './earlier.ts'
import { locator, type TextOf } from './locate.ts'
import { longest, type Passage, quote, type Span } from './quote.ts'

/** A document as it is open. */
export type Searched = {
  pages: number
  textOf: TextOf
  /** Where a part of a page's text stands on it; none where letters are all there is. */
  boxesOf: (page: number, span: Span, signal: AbortSignal) => Promise<Passage['boxes']>
  /** Whether there is no more of the document than can be looked at. */
  isWhole: boolean
}

const isPassage = (place: Place): place is Passage => place.type === 'passage'

/** Looks in the document that is open for the passages that were tied to an earlier file of it. */
export function useLocated(earlier: Earlier | null, document: Searched) {
  const [find] = useState(() => locator(document.pages, document.textOf))
  const wanted = (earlier?.anchors ?? []).map(({ anchor }) => anchor)
  const ids = wanted.map(({ id }) => id).join(' ')

  const look = useEffectEvent(async (_ids: string, signal: AbortSignal) => {
    for (const anchor of wanted) {
      if (!earlier || !isPassage(anchor.place) || earlier.whereabouts(anchor)) continue
      const found = await find(anchor.place, signal)
      if (!found || found.end - found.start > longest) {
        if (document.isWhole) earlier.onLocated(anchor, { how: 'gone', place: null })
        continue
      }
      const { page, how } = found
      const text = await document.textOf(page, signal)
      const boxes = await document.boxesOf(page, found, signal)
      signal.throwIfAborted()
      const place: Passage = { type: 'passage', page, ...quote(text, found), boxes }
      earlier.onLocated(anchor, { how, place })
    }
  })
  useEffect(() => {
    const left = new AbortController()
    // What is left, or cannot be read any more, is looked for when the item is opened again.
    look(ids, left.signal).catch(() => {})
    return () => left.abort()
  }, [ids])
}
