import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { FindBar } from './FindBar.tsx'
import type { Finder } from './Finder.ts'
import { highlight } from './highlight.ts'
import type { Query } from './search.ts'
import type { Shown } from './shown.ts'

/** What was looked for last, in any document: the next one is asked the same. */
let last: Query = { text: '', cases: false, marks: false, words: false }

/** In units of text: a longer selection is not what somebody wants to find again. */
const longest = 100

export type FindHandle = { focus: () => void }

type FindProps = {
  finder: Finder
  /** Called once it is on screen. */
  shown: () => Shown
  handle: RefObject<FindHandle | null>
  onClose: () => void
}

/** Finding in what is on screen, as long as it is there. */
export function Find({ finder, shown, handle, onClose }: FindProps) {
  const field = useRef<HTMLInputElement>(null)
  const [where] = useState(shown)
  const [query] = useState(() => ({ ...last, text: selectedIn(where.scroller) ?? last.text }))
  const look = (next: Query, from: number) => {
    last = next
    void finder.look(next, from)
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
    begin()
    look(query, from.current)
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

/** What is selected in an element, where it is a few words. */
function selectedIn(element: HTMLElement): string | null {
  const selection = getSelection()
  const text = selection?.toString().trim() ?? ''
  if (!selection?.anchorNode || !element.contains(selection.anchorNode)) return null
  return text === '' || text.length > longest ? null : text.replaceAll(/\s+/g, ' ')
}
