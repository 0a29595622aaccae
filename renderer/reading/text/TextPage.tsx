import { type ReactNode, useEffect, useRef, useState } from 'react'
import { earlierMarks } from '../anchoring/earlier.ts'
import { type Mark, marksOf } from '../anchoring/marks.ts'
import type { PlacesProps } from '../anchoring/props.ts'
import { takeCommands } from '../commands.ts'
import { looked } from '../find/inText.ts'
import { FindInText, type FindInTextHandle } from '../find/FindInText.tsx'
import { useIsShown } from '../shown.ts'
import { blocks } from './blocks.ts'
import { isRun, plainTable, plainText, rowsUpTo } from './plain.ts'
import { readTable } from './table.ts'
import { TableView } from './TableView.tsx'
import css from './TextPage.module.css'
import { takeText, type TextScale } from './takeText.ts'
import { TextPlaces } from './TextPlaces.tsx'

/** Rows at once; a browser lays out a table as a whole. */
const portion = 1000

type TextPageProps = {
  title: string
  text: string
  as: 'prose' | 'source' | 'table'
  /** What is to be said before the text. */
  notes: readonly string[]
  /** What is said of the text that is not shown; null when all of it is. */
  rest: ReactNode
  places: PlacesProps
}

/** Text on a page of its own, never read as anything but text. */
export function TextPage({ title, text, as, notes, rest, places }: TextPageProps) {
  const [scale, setScale] = useState<TextScale>(1)
  const [limit, setLimit] = useState(portion)
  const scroller = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const find = useRef<FindInTextHandle>(null)
  const isShown = useIsShown()
  useEffect(
    () =>
      isShown ? takeCommands(takeText(scroller, setScale, () => find.current?.open())) : undefined,
    [isShown],
  )
  const table = as === 'table' ? readTable(text) : null
  const parts = blocks(text)
  const plain = table ? plainTable(table) : plainText(parts)
  const marks = [...marksOf(places.anchors), ...earlierMarks(places.earlier, places.anchors)]
  const rows = table ? Math.max(limit, rowsUpTo(table, furthest(marks))) : 0
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
        <div
          ref={page}
          className={css.page}
          data-as={table ? 'table' : as}
          data-marked={marks.length > 0}
        >
          {said.map((note) => (
            <p key={note} className={css.note}>
              {note}
            </p>
          ))}
          {table ? (
            <TableView table={table} limit={rows} onMore={() => setLimit(rows + portion)} />
          ) : (
            parts.map((block, index) => (
              <div key={index} {...looked} {...isRun} className={css.block} dir="auto">
                {block}
              </div>
            ))
          )}
          {rest}
          <TextPlaces
            // What more of a text is shown is looked in, too.
            key={text.length}
            places={places}
            marks={marks}
            plain={plain}
            isWhole={rest === null}
            page={page}
            scroller={scroller}
          />
        </div>
      </div>
    </>
  )
}

/** In units of the text: where the last of some places ends. */
const furthest = (marks: readonly Mark[]) =>
  Math.max(0, ...marks.map(({ place }) => (place.type === 'passage' ? place.end - 1 : 0)))
