import { type ReactNode, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { putLayer } from '../anchoring/layers.ts'
import { usePassageKeys } from '../anchoring/usePassageKeys.ts'
import { takeCommands } from '../commands.ts'
import { FindInText, type FindInTextHandle } from '../find/FindInText.tsx'
import { useIsActive } from '../shown.ts'
import { letters, type Letters } from './letters.ts'
import css from './TextPage.module.css'
import { TextPlaces, type TextPlacesProps } from './TextPlaces.tsx'
import { takeText } from './takeText.ts'
import { useLeft } from './useLeft.ts'

type TextFrameProps = Letters &
  Pick<TextPlacesProps, 'places' | 'marks' | 'isWhole'> & {
    title: string
    /** The name under which it is kept where the text was left. */
    place: string
    /** How much of it is shown, in the measure of whoever shows it in portions. */
    more?: number
    /** Another number for each portion that is shown: its places are then looked for anew. */
    extent: number
    as: 'prose' | 'source' | 'table'
    /** What is to be said before the text. */
    notes: readonly string[]
    children: ReactNode
  }

/** A page of text that is scrolled, made larger, looked in and tied to criteria. */
export function TextFrame(props: TextFrameProps) {
  const { title, place, more = 1, as, notes, places, marks, plain, runsOf } = props
  /** What scrolls, and what holds the text in it. */
  const scroller = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useLeft(place, scroller, more)
  const find = useRef<FindInTextHandle>(null)
  const isActive = useIsActive()
  const beginPassage = useEffectEvent(usePassageKeys(scroller, places.onChoose))
  const canChoose = places.onChoose !== null
  // Before the screen is drawn: what can be seen can be worked with, however soon a key comes.
  useLayoutEffect(
    () => putLayer(page.current!, letters(page.current!, { plain, runsOf })),
    [plain, runsOf],
  )
  useLayoutEffect(() => {
    if (!isActive) return undefined
    const beside = {
      find: () => find.current?.open(),
      passage: canChoose ? () => beginPassage() : null,
    }
    return takeCommands(takeText(scroller, setScale, beside))
  }, [isActive, canChoose, setScale])
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
        <div ref={page} className={css.page} data-as={as} data-marked={marks.length > 0}>
          {notes.map((note) => (
            <p key={note} className={css.note}>
              {note}
            </p>
          ))}
          {props.children}
          <TextPlaces
            key={props.extent}
            places={places}
            marks={marks}
            plain={plain}
            runsOf={runsOf}
            isWhole={props.isWhole}
            page={page}
            scroller={scroller}
          />
        </div>
      </div>
    </>
  )
}
