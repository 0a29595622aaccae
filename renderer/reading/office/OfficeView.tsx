import { useRef, useState } from 'react'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure, Opening } from '../Notice.tsx'
import { useFindPage } from '../find/finding.ts'
import type { OpenSource } from '../source.ts'
import { leftAt } from '../text/left.ts'
import { TextFrame } from '../text/TextFrame.tsx'
import { useLoad } from '../useLoad.ts'
import { loadOffice } from './loadOffice.ts'
import { PieceView } from './PieceView.tsx'
import { partsBefore, portion, portionOf } from './portion.ts'
import type { OfficeText } from './text.ts'

type OfficeViewProps = {
  file: EvidenceFile
  openSource: OpenSource
  /** The name under which it is kept where the text was left. */
  place: string
  onOutside: () => void
}

/** The text of a document, a workbook or a presentation. */
export function OfficeView({ file, openSource, place, onOutside }: OfficeViewProps) {
  const { loaded, retry } = useLoad(file.sha256, () => loadOffice(file, openSource))
  if (loaded.is === 'loading') return <Opening title={file.title} />
  if (loaded.is === 'failed')
    return <Failure problem={loaded.problem} onRetry={retry} onOutside={onOutside} />
  return <OfficePage title={file.title} place={place} text={loaded.value} />
}

type OfficePageProps = { title: string; place: string; text: OfficeText }

function OfficePage({ title, place, text }: OfficePageProps) {
  const [limit, setLimit] = useState(() => leftAt(place)?.more ?? portion)
  const scroller = useRef<HTMLDivElement>(null)
  const { pieces, isAll } = portionOf(text, limit)
  const before = partsBefore(pieces)
  const meant = useFindPage()
  const isEmpty = text.sections.every(({ blocks }) => blocks.length === 0)
  const hasTable = text.sections.some(({ blocks }) => blocks.some(({ is }) => is === 'table'))
  const notes = [
    'Only the text of this file is shown; its layout, pictures and charts are left out.',
    ...(text.isCut ? ['The file has more text than Evidence Desk shows.'] : []),
    ...(isEmpty ? ['There is no text in it.'] : []),
  ]
  return (
    <TextFrame
      title={title}
      place={place}
      more={limit}
      as={hasTable ? 'table' : 'prose'}
      notes={notes}
      scroller={scroller}
    >
      {pieces.map((piece, index) => (
        <PieceView key={index} piece={piece} least={meant - before[index]!} />
      ))}
      {!isAll && (
        <p>
          There is more. <Button onPress={() => setLimit(limit + portion)}>Show more</Button>
        </p>
      )}
    </TextFrame>
  )
}
