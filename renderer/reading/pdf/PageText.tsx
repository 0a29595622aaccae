import { TextLayer } from 'pdfjs-dist'
import { useEffect, useRef } from 'react'
import { viewportOf } from './OpenPdf.ts'
import css from './PdfPage.module.css'
import type { PdfFile } from './PdfFile.ts'

type PageTextProps = {
  file: PdfFile
  page: number
  rotation: number
  /** Whether the page has no text at all, as a scan. */
  onEmpty: (empty: boolean) => void
}

/** The text of a page, unseen over its picture, to be selected, copied and read aloud. */
export function PageText({ file, page, rotation, onEmpty }: PageTextProps) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const container = host.current!
    let layer: TextLayer | null = null
    const left = new AbortController()
    const write = async () => {
      const [text, proxy] = await file.ask(page, left.signal, (pdf) =>
        Promise.all([pdf.text(page), pdf.page(page)]),
      )
      if (left.signal.aborted) return
      onEmpty(!text.items.some((item) => 'str' in item && item.str.trim() !== ''))
      layer = new TextLayer({
        textContentSource: text,
        container,
        viewport: viewportOf(proxy, { scale: 1, rotation }),
      })
      await layer.render()
    }
    // A page without its text can still be looked at.
    write().catch(() => {})
    return () => {
      left.abort()
      layer?.cancel()
      container.replaceChildren()
    }
  }, [file, page, rotation, onEmpty])
  return <div ref={host} className={css.text} data-layer="text" />
}
