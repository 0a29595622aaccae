import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import type { PlacesProps } from '../anchoring/props.ts'
import { usePassageKeys } from '../anchoring/usePassageKeys.ts'
import { takeCommands } from '../commands.ts'
import { FindInText, type FindInTextHandle } from '../find/FindInText.tsx'
import { useIsActive } from '../shown.ts'
import css from './TextPage.module.css'
import { takeText } from './takeText.ts'
import { useLeft } from './useLeft.ts'

type TextFrameProps = {
  title: string
  /** The name under which it is kept where the text was left. */
  place: string
  /** How much of it is shown, in the measure of whoever shows it in portions. */
  more?: number
  as: 'prose' | 'source' | 'table'
  /** What is to be said before the text. */
  notes: readonly string[]
  /** Something is tied to places of the text, which are named in its margin. */
  isMarked?: boolean
  /** What scrolls, and what holds the text in it. */
  scroller: RefObject<HTMLDivElement | null>
  page: RefObject<HTMLDivElement | null>
  onChoose: PlacesProps['onChoose']
  children: ReactNode
}

/** A page of text that is scrolled, made larger and looked in. */
export function TextFrame(props: TextFrameProps) {
  const { title, place, more = 1, as, notes, isMarked = false, scroller, page } = props
  const [scale, setScale] = useLeft(place, scroller, more)
  const find = useRef<FindInTextHandle>(null)
  const isActive = useIsActive()
  const beginPassage = useEffectEvent(usePassageKeys(scroller, props.onChoose))
  const canChoose = props.onChoose !== null
  useEffect(() => {
    if (!isActive) return undefined
    const beside = {
      find: () => find.current?.open(),
      passage: canChoose ? () => beginPassage() : null,
    }
    return takeCommands(takeText(scroller, setScale, beside))
  }, [isActive, canChoose, scroller, setScale])
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
          {props.children}
        </div>
      </div>
    </>
  )
}
