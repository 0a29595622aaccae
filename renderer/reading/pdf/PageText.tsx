import type { TextLayer } from 'pdfjs-dist'
import { useEffectEvent, useLayoutEffect, useRef } from 'react'
import { type Geometry, pdfGeometry } from '../anchoring/geometry.ts'
import { putLayer } from '../anchoring/layers.ts'
import { useIsShown } from '../shown.ts'
import { elementsOf } from './owners.ts'
import { pageText } from './pageText.ts'
import css from './PdfPage.module.css'
import type { PdfFile } from './PdfFile.ts'
import { type Node, structureOf } from './structure.ts'
import { layOut, textLayer } from './textLayer.ts'
import { Viewport } from './viewport.ts'

type PageTextProps = {
  file: PdfFile
  page: number
  rotation: number
  /** What the ids of its elements begin with; those of pdf.js are the same in every document. */
  ids: string
  /** Whether the page has no text at all, as a scan. */
  onEmpty: (empty: boolean) => void
  /** How the page lies on screen, once that is known. */
  onGeometry: (geometry: Geometry | null) => void
}

/**
 * The text of a page, unseen over its picture, to be selected, copied and read aloud; where the
 * document says what is a heading, a list, a table, it is read as such.
 */
export function PageText({ file, page, rotation, ids, onEmpty, onGeometry }: PageTextProps) {
  const host = useRef<HTMLDivElement>(null)
  const structure = useRef<HTMLDivElement>(null)
  const isShown = useIsShown()
  const isSeen = useEffectEvent(() => isShown)
  // With the picture of its page, before the pages beside it.
  useLayoutEffect(() => {
    const container = host.current!
    const order = structure.current!
    let layer: TextLayer | null = null
    let take = () => {}
    const left = new AbortController()
    const write = async () => {
      const [text, shape] = await file.askInTurn(page, left.signal, (pdf) =>
        Promise.all([pdf.text(page), pdf.shape(page)]),
      )
      if (left.signal.aborted) return
      onEmpty(!text.items.some((item) => 'str' in item && item.str.trim() !== ''))
      const viewport = new Viewport(shape, 1, rotation)
      const geometry = pdfGeometry(viewport)
      onGeometry(geometry)
      container.ariaBusy = 'true'
      layer = textLayer(container, text, viewport, isSeen)
      await layer.render()
      if (left.signal.aborted) return
      container.ariaBusy = null
      if (!isSeen()) layOut(container)
      take = putLayer(container, { ...pageText(text), page, runs: layer.textDivs, geometry })
      for (const marked of container.querySelectorAll('.markedContent[id]'))
        marked.id = ids + marked.id
      const tree = (await file.ask(page, left.signal, (pdf) => pdf.structure(page))) as Node | null
      if (left.signal.aborted || tree === null) return
      order.replaceChildren(...elementsOf(structureOf(tree, (id) => present(ids + id))))
    }
    // A page without its text can still be looked at, and one without its structure be read.
    write().catch(() => (container.ariaBusy = null))
    return () => {
      left.abort()
      onGeometry(null)
      take()
      layer?.cancel()
      container.ariaBusy = null
      container.replaceChildren()
      order.replaceChildren()
    }
  }, [file, page, rotation, ids, onEmpty, onGeometry])
  return (
    <>
      <div ref={structure} className={css.structure} />
      <div ref={host} className={css.text} data-layer="text" />
    </>
  )
}

/** The id, where its element holds something. */
const present = (id: string) => (document.getElementById(id)?.textContent ? id : null)
