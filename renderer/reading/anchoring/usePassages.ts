import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import type { PlacesProps } from './props.ts'
import { chosenPassages } from './passage.ts'

/** Milliseconds for which a selection must rest before it is taken for chosen. */
const settling = 120

/** Tells which passages are selected in the pages that an element scrolls. */
export function usePassages(
  scroller: RefObject<HTMLElement | null>,
  onChoose: PlacesProps['onChoose'],
) {
  const had = useRef(false)
  const choose = useEffectEvent((selection: Selection | null) => {
    const pages = scroller.current
    // Tied, or let go by a button: what is selected nowhere is not let go once more by the cursor.
    if (!selection?.anchorNode) had.current = false
    // What is selected elsewhere, or let go there, says nothing of the pages.
    if (!onChoose || !pages?.contains(selection?.anchorNode ?? null)) return
    const passages = chosenPassages(pages, selection)
    // A page that is drawn anew moves the cursor in it: that lets go nothing that was drawn by hand.
    if (passages.length === 0 && !had.current) return
    had.current = passages.length > 0
    onChoose(passages)
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const changed = () => {
      clearTimeout(timer)
      timer = setTimeout(() => choose(document.getSelection()), settling)
    }
    document.addEventListener('selectionchange', changed)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', changed)
    }
  }, [])
}
