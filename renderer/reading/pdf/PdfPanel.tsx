import { Contents } from '../panel/Contents.tsx'
import type { Entry } from '../panel/outline.ts'
import { Panel } from '../panel/Panel.tsx'
import { Thumbnails } from '../panel/Thumbnails.tsx'
import type { Labels } from '../sheets/labels.ts'
import type { Shown, SheetView } from '../sheets/view.ts'
import type { PdfFile } from './PdfFile.ts'
import { SmallPage } from './SmallPage.tsx'
import { useOutline } from './useOutline.ts'

type PdfPanelProps = {
  file: PdfFile
  view: SheetView
  shown: Shown
  labels: Labels | null
}

/** The pages of a document and its contents, beside it. */
export function PdfPanel({ file, view, shown, labels }: PdfPanelProps) {
  const rotation = shown.turn * 90
  return (
    <Panel
      thumbnails={
        <Thumbnails
          shown={shown}
          labels={labels}
          onPage={(page) => view.goTo(page)}
          renderPage={(page, scale) => (
            <SmallPage file={file} page={page} scale={scale} rotation={rotation} />
          )}
        />
      }
      contents={<PdfContents file={file} view={view} shown={shown} />}
    />
  )
}

function PdfContents({ file, view, shown }: Pick<PdfPanelProps, 'file' | 'view' | 'shown'>) {
  const { outline, pages } = useOutline(file)
  const rotation = shown.turn * 90
  const go = async ({ destination }: Entry) => {
    const place = await file
      .ask(shown.page, new AbortController().signal, (pdf) => pdf.placeOf(destination, rotation))
      .catch(() => null)
    if (place) view.goTo(place.page, place.v)
  }
  return (
    <Contents
      outline={outline}
      pages={pages}
      page={shown.page}
      onEntry={(entry) => void go(entry)}
    />
  )
}
