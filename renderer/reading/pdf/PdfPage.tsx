import { t } from '@lingui/core/macro'
import { type CSSProperties, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { Problem } from '../../../shared/protocol/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { PagePlaces } from '../anchoring/PagePlaces.tsx'
import { type Geometry } from '../anchoring/geometry.ts'
import type { PlacesProps } from '../anchoring/props.ts'
import { nameOn, useSide } from '../shown.ts'
import type { Box, Size, Turn } from '../sheets/layout.ts'
import type { Drawing } from '../sheets/Sheets.tsx'
import { useDpr } from '../sheets/useDpr.ts'
import { writePage } from '../sheets/words.ts'
import { PageLinks } from './PageLinks.tsx'
import { PagePainter } from './painter.ts'
import type { PdfFile } from './PdfFile.ts'
import css from './PdfPage.module.css'
import { PageText } from './PageText.tsx'
import { pixelsPerPoint } from './viewport.ts'

type PdfPageProps = {
  file: PdfFile
  pages: number
  page: number
  /** What the document calls it; null where that is its number. */
  label: string | null
  box: Box
  /** In degrees, beside the page's own. */
  rotation: number
  /** Whether it is the page that one is on. */
  isCurrent: boolean
  places: PlacesProps
  drawing: Drawing
  onMeasured: (page: number, size: Size) => void
  /** Goes to a page, so far down it, in parts of its height. */
  onGoTo: (page: number, v: number) => void
  onOpenLink: (url: string) => void
}

const nothing = t`Nothing is shown on this page. It is blank, or holds an image too large to be opened (over 100 megapixels).`

/** One page: its picture, over it its text and its links, beside it what is tied to it. */
export function PdfPage(props: PdfPageProps) {
  const { file, page, pages, box, rotation, onMeasured, onGoTo, onOpenLink } = props
  const host = useRef<HTMLDivElement>(null)
  const painter = useRef<PagePainter>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [imageOnly, setImageOnly] = useState(false)
  const [geometry, setGeometry] = useState<Geometry | null>(null)
  const [white, setWhite] = useState(false)
  const dpr = useDpr()
  const ids = useId()
  const side = useSide()
  const { scale, width, height } = box

  useLayoutEffect(() => {
    const made = new PagePainter(file, page, host.current!, {
      problem: setProblem,
      painted: setWhite,
    })
    painter.current = made
    return () => {
      painter.current = null
      made.close()
    }
  }, [file, page])
  useLayoutEffect(() => {
    painter.current?.show({ scale, rotation, dpr }, { width, height })
  }, [scale, rotation, dpr, width, height])
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
  const blank = imageOnly && white
  const name = writePage(page, pages, props.label)
  const told = blank ? t`${name}, blank` : imageOnly ? t`${name}, image only` : name
  return (
    <section
      className={css.page}
      aria-label={nameOn(side, told)}
      style={{ '--total-scale-factor': scale * pixelsPerPoint } as CSSProperties}
    >
      <div ref={host} className={css.paper} aria-hidden />
      {problem ? (
        <div className={css.problem}>
          <ProblemNote problem={problem}>
            <Button onPress={() => painter.current?.retry()}>{t`Try again`}</Button>
          </ProblemNote>
        </div>
      ) : (
        <>
          <PageText
            file={file}
            page={page}
            rotation={rotation}
            ids={ids}
            onEmpty={setImageOnly}
            onGeometry={setGeometry}
          />
          <PageLinks
            file={file}
            page={page}
            rotation={rotation}
            ids={ids}
            onGoTo={onGoTo}
            onOpenLink={onOpenLink}
          />
        </>
      )}
      {blank && !problem && <p className={css.blank}>{nothing}</p>}
      <PagePlaces
        {...props.places}
        page={page}
        isCurrent={props.isCurrent}
        height={box.height}
        turn={(rotation / 90) as Turn}
        geometry={geometry}
        drawing={props.drawing}
      />
    </section>
  )
}
