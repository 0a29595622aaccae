import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { Find, type FindHandle } from './Find.tsx'
import { type FindWish, useFindWish } from './finding.ts'
import { inText } from './inText.ts'

export type FindInTextHandle = { open: () => void }

type FindInTextProps = {
  /** What holds the text. */
  scroller: RefObject<HTMLElement | null>
  handle: RefObject<FindInTextHandle | null>
}

/** Finding in a text; when more of it is shown, that is looked in too. */
export function FindInText({ scroller, handle }: FindInTextProps) {
  const [found, setFound] = useState<ReturnType<typeof inText> | null>(null)
  const [wish, setWish] = useState<FindWish | null>(null)
  const find = useRef<FindHandle>(null)
  useImperativeHandle(handle, () => ({
    open() {
      if (found) find.current?.focus()
      else {
        setWish(null)
        setFound(inText(scroller.current!))
      }
    },
  }))
  useFindWish((wanted) => {
    setWish(wanted)
    setFound(inText(scroller.current!))
  })
  useEffect(() => {
    if (!found) return undefined
    const more = new MutationObserver(() => setFound(inText(found.shown.scroller)))
    more.observe(found.shown.scroller, { childList: true, subtree: true })
    return () => more.disconnect()
  }, [found])
  if (!found) return null
  return (
    <Find
      key={found.finder.id}
      finder={found.finder}
      shown={() => found.shown}
      handle={find}
      wish={wish}
      onClose={() => setFound(null)}
    />
  )
}
