import {
  type RefObject,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { FindBar } from './FindBar.tsx'
import type { Finder } from './Finder.ts'
import { highlight } from './highlight.ts'
import type { FindWish } from './finding.ts'
import { keepQuery, lastQuery } from './query.ts'
import type { Query } from './search.ts'
import type { Shown } from './shown.ts'
import { calm } from '../../ui/calm.ts'

/** In units of text: a longer selection is not what somebody wants to find again. */
const longest = 100

export type FindHandle = { focus: () => void }

/** Where one was in what is looked in when more of it came: nothing moves for that. */
export type Resumed = { query: Query; page: number; start: number }

type FindProps = {
  finder: Finder
  /** Called once it is on screen, and again for another finder. */
  shown: () => Shown
  /** With another finder for the same: where to go on; null where one begins. */
  resumed?: Resumed | null
  handle: RefObject<FindHandle | null>
  /** The hit to begin with; null where words are to be typed first. */
  wish: FindWish | null
  onClose: () => void
}

/** Finding in what is on screen, as long as it is there. */
export function Find({ finder, shown, resumed = null, handle, wish, onClose }: FindProps) {
  const field = useRef<HTMLInputElement>(null)
  const where = useRef<Shown | null>(null)
  const [query] = useState(() => wish?.query ?? queryFor(shown().scroller))
  const look = (next: Query, from: number, start?: number) => {
    keepQuery(next)
    void calm.busy(finder.look(next, from, start))
  }
  // Where one was when one began to type: a longer word is not looked for further on.
  const from = useRef(0)
  const begin = () => {
    from.current = where.current!.page()
    field.current?.focus()
    field.current?.select()
  }
  useImperativeHandle(handle, () => ({ focus: begin }))

  const start = useEffectEvent(() => {
    where.current = shown()
    const end = highlight(finder, where.current, resumed !== null)
    if (resumed) {
      from.current = resumed.page
      look(resumed.query, resumed.page, resumed.start)
    } else if (wish) {
      from.current = wish.page
      look(query, wish.page, wish.start)
    } else {
      begin()
      look(query, from.current)
    }
    return end
  })
  useEffect(() => {
    const end = start()
    return () => {
      end()
      finder.stop()
    }
  }, [finder])

  return (
    <FindBar
      finder={finder}
      field={field}
      query={query}
      onQuery={(next) => look(next, from.current)}
      onClose={() => {
        onClose()
        where.current?.scroller.focus()
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
