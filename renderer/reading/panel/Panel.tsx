import { t } from '@lingui/core/macro'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { useKeptOnSide } from '../useKept.ts'
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
  const [isContents, setContents] = useKeptOnSide('contents')
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    setContents(!isContents)
    list.current?.querySelector<HTMLElement>('[aria-selected=false]')?.focus()
  }
  const tab = (is: 'pages' | 'contents', name: string, isSelected: boolean) => (
    <button
      type="button"
      role="tab"
      id={`${id}-${is}`}
      className={css.tab}
      aria-selected={isSelected}
      aria-controls={id}
      tabIndex={isSelected ? 0 : -1}
      onClick={() => setContents(is === 'contents')}
      onKeyDown={press}
    >
      {name}
    </button>
  )
  return (
    <>
      <div ref={list} className={css.tabs} role="tablist" aria-label={t`Find your way by`}>
        {tab('pages', t`Pages`, !isContents)}
        {tab('contents', t`Contents`, isContents)}
      </div>
      <div
        id={id}
        className={css.body}
        role="tabpanel"
        aria-labelledby={`${id}-${isContents ? 'contents' : 'pages'}`}
      >
        {isContents ? contents : thumbnails}
      </div>
    </>
  )
}
