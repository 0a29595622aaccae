import { type ReactNode, useEffect, useRef, useState } from 'react'
import { takeCommands } from '../commands.ts'
import { FindInText, type FindInTextHandle } from '../find/FindInText.tsx'
import css from './TextPage.module.css'
import { takeText, type TextScale } from './takeText.ts'

type TextFrameProps = {
  title: string
  as: 'prose' | 'source' | 'table'
  /** What is to be said before the text. */
  notes: readonly string[]
  children: ReactNode
}

/** A page of text that is scrolled, made larger and looked in. */
export function TextFrame({ title, as, notes, children }: TextFrameProps) {
  const [scale, setScale] = useState<TextScale>(1)
  const scroller = useRef<HTMLDivElement>(null)
  const find = useRef<FindInTextHandle>(null)
  useEffect(() => takeCommands(takeText(scroller, setScale, () => find.current?.open())), [])
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
        <div className={css.page} data-as={as}>
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
