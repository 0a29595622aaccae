import { useEffect, useEffectEvent } from 'react'
import type { PlacesProps } from './props.ts'
import { chosenPassages } from './passage.ts'

/** Milliseconds for which a selection must rest before it is taken for chosen. */
const settling = 120

/** Tells which passages are selected in the pages on screen. */
export function usePassages(onChoose: PlacesProps['onChoose']) {
  const choose = useEffectEvent((selection: Selection | null) => {
    // What is selected elsewhere, or let go there, says nothing of the pages.
    const pages = selection?.anchorNode?.parentElement?.closest('[role=document]')
    if (onChoose && pages) onChoose(chosenPassages(pages, selection))
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
