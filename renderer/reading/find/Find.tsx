import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { FindBar } from './FindBar.tsx'
import type { Finder } from './Finder.ts'
import { highlight } from './highlight.ts'
import type { FindWish } from './finding.ts'
import { keepQuery, lastQuery } from './query.ts'
import type { Query } from './search.ts'
import type { Shown } from './shown.ts'

/** In units of text: a longer selection is not what somebody wants to find again. */
const longest = 100

export type FindHandle = { focus: () => void }

type FindProps = {
  finder: Finder
  /** Called once it is on screen. */
  shown: () => Shown
  handle: RefObject<FindHandle | null>
  /** The hit to begin with; null where words are to be typed first. */
  wish: FindWish | null
  onClose: () => void
}

/** Finding in what is on screen, as long as it is there. */
export function Find({ finder, shown, handle, wish, onClose }: FindProps) {
  const field = useRef<HTMLInputElement>(null)
  const [where] = useState(shown)
  const [query] = useState(() => wish?.query ?? queryFor(where.scroller))
  const look = (next: Query, from: number, start?: number) => {
    keepQuery(next)
    void finder.look(next, from, start)
  }
  // Where one was when one began to type: a longer word is not looked for further on.
  const from = useRef(0)
  const begin = () => {
    from.current = where.page()
    field.current?.focus()
    field.current?.select()
  }
  useImperativeHandle(handle, () => ({ focus: begin }))

  useEffect(() => {
    const end = highlight(finder, where)
    if (wish) {
      from.current = wish.page
      look(query, wish.page, wish.start)
    } else {
      begin()
      look(query, from.current)
    }
    return () => {
      end()
      finder.stop()
    }
    // oxlint-disable-next-line react/exhaustive-deps -- it begins once for each document
  }, [finder, where])

  return (
    <FindBar
      finder={finder}
      field={field}
      query={query}
      onQuery={(next) => look(next, from.current)}
      onClose={() => {
        onClose()
        where.scroller.focus()
      }}
    />
  )
}

/** What is asked first: the words that are selected, else those of the last time. */
const queryFor = (scroller: HTMLElement): Query => ({
  ...lastQuery(),
  text: selectedIn(scroller) ?? lastQuery().text,
})

/** What is selected in an element, where it is a few words. */
function selectedIn(element: HTMLElement): string | null {
  const selection = getSelection()
  const text = selection?.toString().trim() ?? ''
  if (!selection?.anchorNode || !element.contains(selection.anchorNode)) return null
  return text === '' || text.length > longest ? null : text.replaceAll(/\s+/g, ' ')
}
