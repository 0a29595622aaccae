import type { KeyboardEvent, RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useKeptOnSide } from '../useKept.ts'

/**
 * Whether what leads through a document stands beside it, and where the focus goes with that.
 * @param host what it stands in
 * @param pages what scrolls
 */
export function usePanel(
  host: RefObject<HTMLElement | null>,
  pages: RefObject<HTMLElement | null>,
) {
  const [isOpen, setOpen] = useKeptOnSide('panel')
  const leave = () => pages.current?.focus()
  const toggle = () => {
    const wasInside = host.current?.contains(document.activeElement)
    flushSync(() => setOpen(!isOpen))
    // Whoever opens it goes there, and whoever was in it when it closed goes on in the document.
    if (!isOpen) host.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus()
    else if (wasInside) leave()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    leave()
  }
  return { isOpen, toggle, onKeyDown }
}
