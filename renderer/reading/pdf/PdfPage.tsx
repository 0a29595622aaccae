import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Problem } from '../../../shared/protocol/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { AnchorMarks, isOnPage, type MarkedAnchor } from '../sheets/AnchorMarks.tsx'
import type { Box, Size } from '../sheets/layout.ts'
import { useDpr } from '../sheets/useDpr.ts'
import { isBlank } from './blank.ts'
import { pixelsPerPoint } from './OpenPdf.ts'
import { PageLinks } from './PageLinks.tsx'
import { PagePainter } from './painter.ts'
import type { PdfFile } from './PdfFile.ts'
import css from './PdfPage.module.css'
import { PageText } from './PageText.tsx'

type PdfPageProps = {
  file: PdfFile
  pages: number
  page: number
  box: Box
  /** In degrees, beside the page's own. */
  rotation: number
  anchors: readonly MarkedAnchor[]
  onMeasured: (page: number, size: Size) => void
  onPage: (page: number) => void
  onOpenLink: (url: string) => void
}

/** One page: its picture, over it its text and its links, beside it what is tied to it. */
export function PdfPage(props: PdfPageProps) {
  const { file, page, pages, box, rotation, anchors, onMeasured, onPage, onOpenLink } = props
  const host = useRef<HTMLDivElement>(null)
  const painter = useRef<PagePainter>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [imageOnly, setImageOnly] = useState(false)
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null)
  const dpr = useDpr()
  const { scale } = box

  useLayoutEffect(() => {
    const made = new PagePainter(file, page, host.current!, {
      problem: setProblem,
      painted: setCanvas,
    })
    painter.current = made
    return () => {
      painter.current = null
      made.close()
    }
  }, [file, page])
  useLayoutEffect(() => {
    painter.current?.show({ scale, rotation, dpr })
  }, [scale, rotation, dpr])
  useEffect(() => {
    // A page that cannot be measured keeps the size that was guessed, and says so when painted.
    const left = new AbortController()
    file
      .ask(page, left.signal, (open) => open.size(page))
      .then((size) => onMeasured(page, size))
      .catch(() => {})
    return () => left.abort()
  }, [file, page, onMeasured])

  // A page without text may be a scan, or hold nothing that can be shown.
  const blank = imageOnly && canvas !== null && isBlank(canvas)
  const name = `Page ${page + 1} of ${pages}`
  return (
    <section
      className={css.page}
      aria-label={blank ? `${name}, blank` : imageOnly ? `${name}, image only` : name}
      style={{ '--total-scale-factor': scale * pixelsPerPoint } as CSSProperties}
    >
      <div ref={host} className={css.paper} aria-hidden />
      {problem ? (
        <div className={css.problem}>
          <ProblemNote problem={problem}>
            <Button onPress={() => painter.current?.retry()}>Try again</Button>
          </ProblemNote>
        </div>
      ) : (
        <>
          <PageText file={file} page={page} rotation={rotation} onEmpty={setImageOnly} />
          <PageLinks
            file={file}
            page={page}
            rotation={rotation}
            onPage={onPage}
            onOpenLink={onOpenLink}
          />
        </>
      )}
      {blank && !problem && (
        <p className={css.blank}>
          Nothing is shown on this page. It is blank, or holds an image too large to be opened (over
          100 megapixels).
        </p>
      )}
      <AnchorMarks anchors={anchors.filter(({ anchor }) => isOnPage(anchor, page))} />
    </section>
  )
}
