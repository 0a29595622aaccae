import { t } from '@lingui/core/macro'
import { type ReactNode, useState } from 'react'
import { earlierMarks } from '../anchoring/earlier.ts'
import { lastUnits, marksOf } from '../anchoring/marks.ts'
import type { PlacesProps } from '../anchoring/props.ts'
import { useFindPage } from '../find/finding.ts'
import { looked } from '../find/inText.ts'
import { blocks } from './blocks.ts'
import { leftAt } from './left.ts'
import { isRun, plainTable, plainText, rowsUpTo, runsIn } from './plain.ts'
import { readTable } from './table.ts'
import { TableView } from './TableView.tsx'
import { TextFrame } from './TextFrame.tsx'
import css from './TextPage.module.css'

type TextPageProps = {
  title: string
  /** The name under which it is kept where the text was left. */
  place: string
  /** How much of it is shown, where it is shown in portions. */
  more?: number
  text: string
  as: 'prose' | 'source' | 'table'
  /** What is to be said before the text. */
  notes: readonly string[]
  /** What is said of the text that is not shown; null when all of it is. */
  rest: ReactNode
  places: PlacesProps
}

/** Text on a page of its own, never read as anything but text. */
export function TextPage({ title, place, more, text, as, notes, rest, places }: TextPageProps) {
  const meant = useFindPage()
  const [left] = useState(() => 1 + (leftAt(place)?.part ?? 0))
  const table = as === 'table' ? readTable(text) : null
  const parts = blocks(text)
  const plain = table ? plainTable(table) : plainText(parts)
  const marks = [...marksOf(places.anchors), ...earlierMarks(places.earlier, places.anchors)]
  const said =
    as === 'table' && !table && text !== ''
      ? [...notes, t`This file could not be read as a table; its text is shown instead.`]
      : notes

  return (
    <TextFrame
      title={title}
      place={place}
      {...(more !== undefined && { more })}
      as={as === 'table' && !table ? 'prose' : as}
      notes={said}
      extent={text.length}
      places={places}
      marks={marks}
      plain={plain}
      runsOf={runsIn}
      isWhole={rest === null}
    >
      {table ? (
        <TableView
          table={table}
          least={Math.max(meant, left, rowsUpTo(table, Math.max(0, ...lastUnits(marks))))}
        />
      ) : (
        parts.map((block, index) => (
          <div key={index} {...looked} {...isRun} className={css.block} dir="auto">
            {block}
          </div>
        ))
      )}
      {rest}
    </TextFrame>
  )
}
