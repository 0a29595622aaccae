import { TextLayer } from 'pdfjs-dist'
import { useEffect, useRef } from 'react'
import { type Geometry, pdfGeometry } from '../anchoring/geometry.ts'
import { putLayer } from '../anchoring/layers.ts'
import { viewportOf } from './OpenPdf.ts'
import { pageText } from './pageText.ts'
import css from './PdfPage.module.css'
import type { PdfFile } from './PdfFile.ts'

type PageTextProps = {
  file: PdfFile
  page: number
  rotation: number
  /** Whether the page has no text at all, as a scan. */
  onEmpty: (empty: boolean) => void
  /** How the page lies on screen, once that is known. */
  onGeometry: (geometry: Geometry | null) => void
}

/** The text of a page, unseen over its picture, to be selected, copied and read aloud. */
export function PageText({ file, page, rotation, onEmpty, onGeometry }: PageTextProps) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const container = host.current!
    let layer: TextLayer | null = null
    let take = () => {}
    const left = new AbortController()
    const write = async () => {
      const [text, proxy] = await file.ask(page, left.signal, (pdf) =>
        Promise.all([pdf.text(page), pdf.page(page)]),
      )
      if (left.signal.aborted) return
      onEmpty(!text.items.some((item) => 'str' in item && item.str.trim() !== ''))
      const viewport = viewportOf(proxy, { scale: 1, rotation })
      const geometry = pdfGeometry(viewport)
      onGeometry(geometry)
      layer = new TextLayer({ textContentSource: text, container, viewport })
      await layer.render()
      if (left.signal.aborted) return
      take = putLayer(container, { ...pageText(text), page, runs: layer.textDivs, geometry })
    }
    // A page without its text can still be looked at.
    write().catch(() => {})
    return () => {
      left.abort()
      onGeometry(null)
      take()
      layer?.cancel()
      container.replaceChildren()
    }
  }, [file, page, rotation, onEmpty, onGeometry])
  return <div ref={host} className={css.text} data-layer="text" />
}
