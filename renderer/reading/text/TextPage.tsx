import { type ReactNode, useEffect, useRef, useState } from 'react'
import { takeCommands } from '../commands.ts'
import { looked } from '../find/inText.ts'
import { FindInText, type FindInTextHandle } from '../find/FindInText.tsx'
import { useIsShown } from '../shown.ts'
import { blocks } from './blocks.ts'
import { readTable } from './table.ts'
import { TableView } from './TableView.tsx'
import css from './TextPage.module.css'
import { takeText, type TextScale } from './takeText.ts'

type TextPageProps = {
  title: string
  text: string
  as: 'prose' | 'source' | 'table'
  /** What is to be said before the text. */
  notes: readonly string[]
  rest?: ReactNode
}

/** Text on a page of its own, never read as anything but text. */
export function TextPage({ title, text, as, notes, rest }: TextPageProps) {
  const [scale, setScale] = useState<TextScale>(1)
  const scroller = useRef<HTMLDivElement>(null)
  const find = useRef<FindInTextHandle>(null)
  const isShown = useIsShown()
  useEffect(
    () =>
      isShown ? takeCommands(takeText(scroller, setScale, () => find.current?.open())) : undefined,
    [isShown],
  )
  const table = as === 'table' ? readTable(text) : null
  const said =
    as === 'table' && !table && text !== ''
      ? [...notes, 'This file could not be read as a table; its text is shown instead.']
      : notes

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
        <div className={css.page} data-as={table ? 'table' : as}>
          {said.map((note) => (
            <p key={note} className={css.note}>
              {note}
            </p>
          ))}
          {table ? (
            <TableView table={table} />
          ) : (
            blocks(text).map((block, index) => (
              <div key={index} {...looked} className={css.block} dir="auto">
                {block}
              </div>
            ))
          )}
          {rest}
        </div>
      </div>
    </>
  )
}
