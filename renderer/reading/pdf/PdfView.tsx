import { useEffect, useState, useSyncExternalStore } from 'react'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { Failure, Opening } from '../Notice.tsx'
import type { PlacesProps } from '../anchoring/props.ts'
import { usePassages } from '../anchoring/usePassages.ts'
import { Finder } from '../find/Finder.ts'
import { type Here, Sheets } from '../sheets/Sheets.tsx'
import { SheetView } from '../sheets/view.ts'
import type { OpenSource } from '../source.ts'
import { autoFit } from './foresee.ts'
import type { OpenPdf } from './OpenPdf.ts'
import { pageText } from './pageText.ts'
import { Password } from './Password.tsx'
import { PdfPanel } from './PdfPanel.tsx'
import { PdfPage } from './PdfPage.tsx'
import type { PdfFile, PdfState } from './PdfFile.ts'
import { findPdf } from './shelf.ts'
import { useLabels } from './useLabels.ts'

type PdfViewProps = PlacesProps & {
  file: EvidenceFile
  openSource: OpenSource
  onPlace: (here: Here) => void
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

function Pages({ title, file, open, onPlace, onOpenLink, ...places }: PagesProps) {
  usePassages(places.onChoose)
  const [view] = useState(() => viewOf(file, open.pdf, open.first))
  const [finder] = useState(() => new Finder(open.pdf.pages, textsOf(file)))
  const labels = useLabels(file)
  // Bound once, so that a page does not measure itself again for a new function.
  const [measured] = useState(() => view.measured.bind(view))
  const place = (now: Here) => {
    file.attend(now.page)
    onPlace(now)
  }
  return (
    <Sheets
      view={view}
      title={title}
      goTo={places.goTo}
      canDraw={places.onChoose !== null}
      finder={finder}
      onPlace={place}
      numbered
      labels={labels}
      renderPanel={(shown) => <PdfPanel file={file} view={view} shown={shown} labels={labels} />}
      renderSheet={(page, box, { turn, page: current }, drawing) => (
        <PdfPage
          file={file}
          page={page}
          label={labels?.[page] ?? null}
          pages={open.pdf.pages}
          box={box}
          rotation={turn * 90}
          isCurrent={page === current}
          places={places}
          drawing={drawing}
          onMeasured={measured}
          onGoTo={(target, v) => view.goTo(target, v)}
          onOpenLink={onOpenLink}
        />
      )}
    />
  )
}

const textsOf = (file: PdfFile) => async (page: number, signal: AbortSignal) =>
  pageText(await file.ask(page, signal, (pdf) => pdf.text(page))).text

/** Every page is taken for one like the first until it is near enough to be measured. */
const viewOf = (file: PdfFile, pdf: OpenPdf, first: { width: number; height: number }) =>
  new SheetView(
    file.key,
    Array.from({ length: pdf.pages }, () => first),
    autoFit,
  )
