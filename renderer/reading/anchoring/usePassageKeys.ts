import { t } from '@lingui/core/macro'
import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { useSay, useTell } from '../../ui/Announcer.tsx'
import { center } from '../find/sight.ts'
import { chosenPassages } from './passage.ts'
import type { PlacesProps } from './props.ts'
import { type Way, WordCursor } from './WordCursor.ts'

const ways: Record<string, readonly [leftToRight: Way, rightToLeft: Way]> = {
  ArrowLeft: ['before', 'after'],
  ArrowRight: ['after', 'before'],
  ArrowUp: ['over', 'over'],
  ArrowDown: ['under', 'under'],
}

/** In letters: as much of what is chosen is said. */
const said = 200

/**
 * Chooses passages by keys in what an element scrolls: from the first word in sight arrows go from
 * word to word and line to line, with Shift they take more, Escape lets go.
 * @returns begins it
 */
export function usePassageKeys(
  scroller: RefObject<HTMLElement | null>,
  onChoose: PlacesProps['onChoose'],
): () => void {
  const cursor = useRef<WordCursor | null>(null)
  const say = useSay()
  const tell = useTell()

  const choose = () => {
    const range = cursor.current?.range
    const pages = scroller.current
    const selection = document.getSelection()
    if (!range || !pages || !selection) return
    selection.removeAllRanges()
    selection.addRange(range)
    center(range, pages)
    // At once, as the next key may tie it.
    onChoose?.(chosenPassages(pages, selection))
    say(String(range).slice(0, said))
  }
  const begin = (pages: HTMLElement) => {
    cursor.current = WordCursor.begin(pages)
    if (cursor.current === null) tell(t`There are no words here to choose`)
    else choose()
  }
  const letGo = () => {
    cursor.current = null
    document.getSelection()?.removeAllRanges()
    onChoose?.([])
  }
  const press = useEffectEvent((event: KeyboardEvent) => {
    const pages = scroller.current
    if (cursor.current === null || pages === null || event.target !== pages) return
    const way = ways[event.key]
    if (event.key === 'Escape') letGo()
    else if (way && !event.altKey && !event.ctrlKey && !event.metaKey) {
      // Scrolled far away or turned since, it begins again with what is in sight.
      if (cursor.current.look()) {
        cursor.current.go(way[cursor.current.isRightToLeft ? 1 : 0], event.shiftKey)
        choose()
      } else begin(pages)
    } else return
    event.preventDefault()
    event.stopPropagation()
  })
  useLayoutEffect(() => {
    const element = scroller.current
    const forget = () => (cursor.current = null)
    const listening = new AbortController()
    const { signal } = listening
    element?.addEventListener('keydown', press, { signal })
    element?.addEventListener('pointerdown', forget, { signal })
    return () => listening.abort()
  }, [scroller])

  return () => {
    const pages = scroller.current
    if (!pages) return
    pages.focus({ preventScroll: true })
    begin(pages)
  }
}
