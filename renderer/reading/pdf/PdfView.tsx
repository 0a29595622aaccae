import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { Failure, Opening } from '../Notice.tsx'
import { wishNow } from '../anchoring/earlier.ts'
import type { PlacesProps } from '../anchoring/props.ts'
import { type Searched, useLocated } from '../anchoring/useLocated.ts'
import { Finder } from '../find/Finder.ts'
import type { TextKeeper } from '../find/kept.ts'
import type { PageTexts } from '../find/PageTexts.ts'
import { Sheets } from '../sheets/Sheets.tsx'
import type { Here } from '../sheets/useHere.ts'
import { SheetView } from '../sheets/view.ts'
import type { AutoFit } from '../sheets/zoom.ts'
import { useIsShown } from '../shown.ts'
import type { OpenSource } from '../source.ts'
import { boxesOf } from './boxes.ts'
import type { OpenPdf } from './OpenPdf.ts'
import { Password } from './Password.tsx'
import { PdfPanel } from './PdfPanel.tsx'
import { PdfPage } from './PdfPage.tsx'
import { PdfFile, type PdfState } from './PdfFile.ts'
import { useLabels } from './useLabels.ts'
import { useTexts } from './useTexts.ts'

type PdfViewProps = PlacesProps & {
  file: EvidenceFile
  openSource: OpenSource
  onPlace: (here: Here) => void
  onOpenLink: (url: string) => void
  place: string
  /** Keeps the text of the document for the next time. */
  keeper: TextKeeper
}

/** A page fills the width, but on a wide screen not more than is comfortable to read. */
const autoFit: AutoFit = { to: 'width', limit: 1.6 }

/** To be keyed by what is covered: a document is opened with its covers. */
export function PdfView({ file, openSource, ...rest }: PdfViewProps) {
  const [pdfFile] = useState(() => new PdfFile(file, openSource, rest.covering.covers))
  const state = useSyncExternalStore(pdfFile.subscribe, pdfFile.state)
  const isShown = useIsShown()
  useEffect(() => pdfFile.open(), [pdfFile])
  useEffect(() => (isShown ? pdfFile.show() : undefined), [pdfFile, isShown])

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
      return (
        <Pages
          key={state.turn}
          title={file.title}
          sha256={file.sha256}
          file={pdfFile}
          open={state}
          {...rest}
        />
      )
  }
}

type PagesProps = Omit<PdfViewProps, 'file' | 'openSource'> & {
  title: string
  sha256: string
  file: PdfFile
  open: Extract<PdfState, { is: 'open' }>
}

function Pages(props: PagesProps) {
  const { title, sha256, file, open, place, keeper, onPlace, onOpenLink, ...rest } = props
  const places = { ...rest, goTo: wishNow(rest.goTo, rest.earlier) }
  const [view] = useState(() => viewOf(place, open.pdf, open.first))
  const here = () => view.shown()?.page ?? 0
  const texts = useTexts({
    file,
    sha256,
    pages: open.pdf.pages,
    keeper,
    covers: places.covering.covers,
    here,
    onText: (page, text) => finder.ready(page, text),
  })
  useLocated(places.earlier, searched(file, texts))
  const [finder] = useState(() => new Finder(open.pdf.pages, texts.text))
  const labels = useLabels(file)
  // Bound once, so that a page does not measure itself again for a new function.
  const [measured] = useState(() => view.measured.bind(view))
  // Before the pages are drawn that come with it: they are read from there.
  useLayoutEffect(() => {
    const end = view.subscribe(() => file.attend(view.shown()?.page ?? 0))
    return () => void end()
  }, [file, view])
  return (
    <Sheets
      view={view}
      title={title}
      goTo={places.goTo}
      onChoose={places.onChoose}
      canCover={places.covering.onCover !== null}
      finder={finder}
      onPlace={onPlace}
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

const searched = (file: PdfFile, texts: PageTexts): Searched => ({
  pages: texts.pages,
  textOf: texts.text,
  boxesOf: async (page, span, signal) =>
    boxesOf(await file.ask(page, signal, (pdf) => pdf.text(page)), span),
  isWhole: true,
})

/** Every page is taken for one like the first until it is near enough to be measured. */
const viewOf = (place: string, pdf: OpenPdf, first: { width: number; height: number }) =>
  new SheetView(
    place,
    Array.from({ length: pdf.pages }, () => first),
    autoFit,
  )
