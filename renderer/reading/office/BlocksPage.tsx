import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { earlierMarks } from '../anchoring/earlier.ts'
import { lastUnits, marksOf } from '../anchoring/marks.ts'
import type { PlacesProps } from '../anchoring/props.ts'
import { useFindPage } from '../find/finding.ts'
import { leftAt } from '../text/left.ts'
import { TextFrame } from '../text/TextFrame.tsx'
import { PieceView } from './PieceView.tsx'
import { pieceAt, plainOffice, rowsTo, runsOf } from './plain.ts'
import { partsBefore, piecesOf, portion, portionOf } from './portion.ts'
import type { OfficeText } from './text.ts'

type BlocksPageProps = {
  title: string
  /** The name under which it is kept where the text was left. */
  place: string
  text: OfficeText
  /** What is to be said of how it is shown. */
  notes: readonly string[]
  places: PlacesProps
}

/** Headings, paragraphs, lists and tables on a page; very many of them in portions. */
export function BlocksPage({ title, place, text, notes, places }: BlocksPageProps) {
  const [limit, setLimit] = useState(() => leftAt(place)?.more ?? portion)
  const pieces = piecesOf(text)
  const plain = plainOffice(pieces)
  const marks = [...marksOf(places.anchors), ...earlierMarks(places.earlier, places.anchors)]
  const units = lastUnits(marks)
  const least = Math.max(0, ...units.map((unit) => pieceAt(plain, unit) + 1))
  const { shown, isAll } = portionOf(pieces, limit, least)
  const before = partsBefore(shown)
  const meant = useFindPage()
  const isEmpty = text.sections.every(({ blocks }) => blocks.length === 0)
  const hasTable = text.sections.some(({ blocks }) => blocks.some(({ is }) => is === 'table'))
  const said = [
    ...notes,
    ...(text.isCut ? [t`The file has more text than Evidence Desk shows.`] : []),
    ...(isEmpty ? [t`There is no text in it.`] : []),
  ]
  return (
    <TextFrame
      title={title}
      place={place}
      more={limit}
      as={hasTable ? 'table' : 'prose'}
      notes={said}
      extent={shown.length}
      places={places}
      marks={marks}
      plain={plain}
      runsOf={(element) => runsOf(plain, element)}
      isWhole={!text.isCut}
    >
      {shown.map((piece, index) => (
        <PieceView
          key={index}
          piece={piece}
          index={index}
          least={Math.max(meant - before[index]!, rowsTo({ piece, index }, plain, units))}
        />
      ))}
      {!isAll && (
        <p>
          {t`There is more.`}{' '}
          <Button onPress={() => setLimit(limit + portion)}>{t`Show more`}</Button>
        </p>
      )}
    </TextFrame>
  )
}
