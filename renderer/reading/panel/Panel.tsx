import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useKept } from '../useKept.ts'
import css from './Panel.module.css'

type PanelProps = {
  /** Small pictures of the pages, and the document's own table of contents. */
  thumbnails: ReactNode
  contents: ReactNode
}

/**
 * What stands at the left of a document to find one's way in it. The tabs of React Aria were weighed:
 * their panel watches all that changes in it, which here are pictures as one scrolls.
 */
export function Panel({ thumbnails, contents }: PanelProps) {
  const [isContents, setContents] = useKept('contents')
  const list = useRef<HTMLDivElement>(null)
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    setContents(!isContents)
    const other = isContents ? 'reader-pages' : 'reader-contents'
    list.current?.querySelector<HTMLElement>(`#${other}`)?.focus()
  }
  const tab = (id: string, name: string, isSelected: boolean) => (
    <button
      type="button"
      role="tab"
      id={id}
      className={css.tab}
      aria-selected={isSelected}
      aria-controls="reader-panel"
      tabIndex={isSelected ? 0 : -1}
      onClick={() => setContents(id === 'reader-contents')}
      onKeyDown={press}
    >
      {name}
    </button>
  )
  return (
    <>
      <div ref={list} className={css.tabs} role="tablist" aria-label="Find your way by">
        {tab('reader-pages', 'Pages', !isContents)}
        {tab('reader-contents', 'Contents', isContents)}
      </div>
      <div
        id="reader-panel"
        className={css.body}
        role="tabpanel"
        aria-labelledby={isContents ? 'reader-contents' : 'reader-pages'}
      >
        {isContents ? contents : thumbnails}
      </div>
    </>
  )
}
