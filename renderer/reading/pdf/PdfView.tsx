import { useEffect, useState, useSyncExternalStore } from 'react'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { Failure, Opening } from '../Notice.tsx'
import type { MarkedAnchor } from '../sheets/AnchorMarks.tsx'
import { type Place, Sheets } from '../sheets/Sheets.tsx'
import type { GoTo } from '../sheets/useGoTo.ts'
import { SheetView } from '../sheets/view.ts'
import type { OpenSource } from '../source.ts'
import { autoFit } from './foresee.ts'
import type { OpenPdf } from './OpenPdf.ts'
import { Password } from './Password.tsx'
import { PdfPage } from './PdfPage.tsx'
import type { PdfFile, PdfState } from './PdfFile.ts'
import { findPdf } from './shelf.ts'

type PdfViewProps = {
  file: EvidenceFile
  openSource: OpenSource
  anchors: readonly MarkedAnchor[]
  goTo: GoTo
  onPlace: (place: Place) => void
  onOpenLink: (url: string) => void
}

export function PdfView({ file, openSource, ...rest }: PdfViewProps) {
  const [pdfFile] = useState(() => findPdf(file, openSource))
  const state = useSyncExternalStore(pdfFile.subscribe, pdfFile.state)
  useEffect(() => pdfFile.hold(), [pdfFile])

  switch (state.is) {
    case 'opening':
      return <Opening title={file.title} />
    case 'failed':
      return <Failure problem={state.problem} onRetry={() => pdfFile.retry()} />
    case 'locked':
      return (
        <Password
          title={file.title}
          wrong={state.wrong}
          onPassword={(password) => pdfFile.unlock(password)}
        />
      )
    default:
      // A document that had to be opened again is another one.
      return <Pages key={state.turn} title={file.title} file={pdfFile} open={state} {...rest} />
  }
}

type PagesProps = Omit<PdfViewProps, 'file' | 'openSource'> & {
  title: string
  file: PdfFile
  open: Extract<PdfState, { is: 'open' }>
}

function Pages({ title, file, open, anchors, goTo, onPlace, onOpenLink }: PagesProps) {
  const [view] = useState(() => viewOf(file, open.pdf, open.first))
  // Bound once, so that a page does not measure itself again for a new function.
  const [measured] = useState(() => view.measured.bind(view))
  const place = (now: Place) => {
    file.attend(now.page)
    onPlace(now)
  }
  return (
    <Sheets
      view={view}
      title={title}
      goTo={goTo}
      onPlace={place}
      numbered
      renderSheet={(page, box, { turn }) => (
        <PdfPage
          file={file}
          page={page}
          pages={open.pdf.pages}
          box={box}
          rotation={turn * 90}
          anchors={anchors}
          onMeasured={measured}
          onPage={(target) => view.goTo(target)}
          onOpenLink={onOpenLink}
        />
      )}
    />
  )
}

/** Every page is taken for one like the first until it is near enough to be measured. */
const viewOf = (file: PdfFile, pdf: OpenPdf, first: { width: number; height: number }) =>
  new SheetView(
    file.key,
    Array.from({ length: pdf.pages }, () => first),
    autoFit,
  )
