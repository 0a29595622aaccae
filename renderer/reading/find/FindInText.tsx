import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { Find, type FindHandle, type Resumed } from './Find.tsx'
import { type FindWish, useFindWish } from './finding.ts'
import { inText } from './inText.ts'
import { lastQuery } from './query.ts'

export type FindInTextHandle = { open: () => void }

type Looked = ReturnType<typeof inText> & { resumed: Resumed | null }

/** Looks in all that is on screen now; who is on a hit stays on it. */
function resume({ finder, shown }: Looked): Looked {
  const now = finder.found()
  const isLooking = now !== null && now.current === null && now.looked < now.pages
  const at = now?.current?.hit ?? { page: shown.page(), start: 0 }
  const resumed = { query: lastQuery(), page: at.page, start: at.start }
  return { ...inText(shown.scroller), resumed: isLooking ? null : resumed }
}

type FindInTextProps = {
  /** What holds the text. */
  scroller: RefObject<HTMLElement | null>
  handle: RefObject<FindInTextHandle | null>
}

/** Finding in a text; when more of it is shown, that is looked in too. */
export function FindInText({ scroller, handle }: FindInTextProps) {
  const [found, setFound] = useState<Looked | null>(null)
  const [wish, setWish] = useState<FindWish | null>(null)
  const find = useRef<FindHandle>(null)
  useImperativeHandle(handle, () => ({
    open() {
      if (found) find.current?.focus()
      else {
        setWish(null)
        setFound({ ...inText(scroller.current!), resumed: null })
      }
    },
  }))
  useFindWish((wanted) => {
    setWish(wanted)
    setFound({ ...inText(scroller.current!), resumed: null })
  })
  useEffect(() => {
    if (!found) return undefined
    const more = new MutationObserver(() => setFound(resume(found)))
    more.observe(found.shown.scroller, { childList: true, subtree: true })
    return () => more.disconnect()
  }, [found])
  if (!found) return null
  return (
    <Find
      key={wish?.nonce ?? ''}
      finder={found.finder}
      shown={() => found.shown}
      resumed={found.resumed}
      handle={find}
      wish={wish}
      onClose={() => setFound(null)}
    />
  )
}
