import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { takeCommands } from '../commands.ts'
import { FindInText, type FindInTextHandle } from '../find/FindInText.tsx'
import { useIsActive } from '../shown.ts'
import css from './TextPage.module.css'
import { takeText, type TextScale } from './takeText.ts'

type TextFrameProps = {
  title: string
  as: 'prose' | 'source' | 'table'
  /** What is to be said before the text. */
  notes: readonly string[]
  /** Something is tied to places of the text, which are named in its margin. */
  isMarked?: boolean
  /** What scrolls, and what holds the text in it. */
  scroller: RefObject<HTMLDivElement | null>
  page?: RefObject<HTMLDivElement | null>
  children: ReactNode
}

/** A page of text that is scrolled, made larger and looked in. */
export function TextFrame(props: TextFrameProps) {
  const { title, as, notes, isMarked = false, scroller, page, children } = props
  const [scale, setScale] = useState<TextScale>(1)
  const find = useRef<FindInTextHandle>(null)
  const isActive = useIsActive()
  useEffect(
    () =>
      isActive ? takeCommands(takeText(scroller, setScale, () => find.current?.open())) : undefined,
    [isActive, scroller],
  )
  return (
    <>
      <FindInText scroller={scroller} handle={find} />
      <div
        ref={scroller}
        className={css.scroller}
        role="document"
        aria-label={title}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        data-keys="arrows"
        style={{ fontSize: `${scale}rem` }}
      >
        <div ref={page} className={css.page} data-as={as} data-marked={isMarked}>
          {notes.map((note) => (
            <p key={note} className={css.note}>
              {note}
            </p>
          ))}
          {children}
        </div>
      </div>
    </>
  )
}
