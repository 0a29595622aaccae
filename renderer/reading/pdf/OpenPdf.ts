import { AnnotationMode, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist'
import { type Labels, readLabels } from '../sheets/labels.ts'
import type { Size } from '../sheets/layout.ts'
import { type Outline, readOutline } from '../panel/outline.ts'
import { pointOf } from './destination.ts'
import { outputScale } from './output.ts'

/** CSS pixels per point: at actual size an inch of paper is an inch of screen. */
export const pixelsPerPoint = 96 / 72

/** How a page is wanted: `scale` 1 is actual size, `rotation` in degrees beside the page's own. */
export type Want = { scale: number; rotation: number; dpr: number }
export type Painted = Want & { canvas: HTMLCanvasElement }

/** Gives back the memory of a canvas at once; a collector sees only the small object before it. */
export function dropCanvas(canvas: HTMLCanvasElement) {
  canvas.width = 0
  canvas.height = 0
  canvas.remove()
}

/** What is asked of an open document, by page counted from 0. */
export class OpenPdf {
  readonly pages: number
  readonly #proxy: PDFDocumentProxy

  constructor(proxy: PDFDocumentProxy) {
    this.#proxy = proxy
    this.pages = proxy.numPages
  }

  page(index: number): Promise<PDFPageProxy> {
    return this.#proxy.getPage(index + 1)
  }

  async size(index: number): Promise<Size> {
    const { width, height } = (await this.page(index)).getViewport({ scale: pixelsPerPoint })
    return { width, height }
  }

  /** Paints a page on a new canvas, as sharp as `want` asks and the cap on its area lets it be. */
  async paint(index: number, want: Want, signal: AbortSignal): Promise<Painted> {
    const page = await this.page(index)
    signal.throwIfAborted()
    const viewport = viewportOf(page, want)
    const out = outputScale(viewport, want.dpr)
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(viewport.width * out))
    canvas.height = Math.max(1, Math.round(viewport.height * out))
    try {
      await run(page, canvas, viewport, [out, 0, 0, out, 0, 0], signal)
      return { ...want, canvas }
    } catch (error) {
      dropCanvas(canvas)
      throw error
    }
  }

  /** Paints the part `area` (in CSS pixels of the page as shown) of a page at full sharpness. */
  async paintPart(index: number, want: Want, area: DOMRect, signal: AbortSignal) {
    const page = await this.page(index)
    signal.throwIfAborted()
    const out = outputScale(area, want.dpr)
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(area.width * out))
    canvas.height = Math.max(1, Math.round(area.height * out))
    const transform = [out, 0, 0, out, -area.x * out, -area.y * out]
    try {
      await run(page, canvas, viewportOf(page, want), transform, signal)
      return canvas
    } catch (error) {
      dropCanvas(canvas)
      throw error
    }
  }

  /** Gives back what was decoded to paint a page; what is being painted of it goes on. */
  async forget(index: number) {
    ;(await this.page(index)).cleanup()
  }

  async text(index: number) {
    return (await this.page(index)).getTextContent({ includeMarkedContent: true })
  }

  async labels(): Promise<Labels | null> {
    return readLabels(await this.#proxy.getPageLabels())
  }

  /** The table of contents that the document carries. */
  async outline(): Promise<Outline> {
    return readOutline(await this.#proxy.getOutline())
  }

  /** The page that a place inside the document lies on; null where it leads nowhere. */
  async pageOf(destination: unknown): Promise<number | null> {
    return this.#pageOf(await this.#explicit(destination))
  }

  /**
   * Where a place inside the document lies: on which page, and how far down it, in parts of its
   * height as it is turned. Null where it leads nowhere.
   */
  async placeOf(destination: unknown, rotation: number) {
    const explicit = await this.#explicit(destination)
    const page = await this.#pageOf(explicit)
    if (page === null) return null
    const point = pointOf(explicit)
    if (!point) return { page, v: 0 }
    const viewport = viewportOf(await this.page(page), { scale: 1, rotation })
    const [, y] = viewport.convertToViewportPoint(...point) as [number, number]
    return { page, v: Math.min(1, Math.max(0, y / viewport.height)) }
  }

  async #explicit(destination: unknown): Promise<unknown[]> {
    const explicit: unknown =
      typeof destination === 'string' ? await this.#proxy.getDestination(destination) : destination
    return Array.isArray(explicit) ? explicit : []
  }

  async #pageOf([target]: unknown[]): Promise<number | null> {
    if (typeof target === 'number') return target >= 0 && target < this.pages ? target : null
    if (typeof target !== 'object' || target === null) return null
    return this.#proxy.getPageIndex(target as { num: number; gen: number }).catch(() => null)
  }

  /** Asks something small; a worker that hangs does not answer. */
  async ping() {
    await this.#proxy.getDestination('ping')
  }
}

export const viewportOf = (
  page: PDFPageProxy,
  { scale, rotation }: Pick<Want, 'scale' | 'rotation'>,
) =>
  page.getViewport({
    scale: scale * pixelsPerPoint,
    rotation: (page.rotate + rotation) % 360,
  })

async function run(
  page: PDFPageProxy,
  canvas: HTMLCanvasElement,
  viewport: ReturnType<typeof viewportOf>,
  transform: number[],
  signal: AbortSignal,
) {
  const task = page.render({
    canvas,
    viewport,
    transform,
    annotationMode: AnnotationMode.ENABLE,
    background: 'white',
  })
  const cancel = () => task.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    await task.promise
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
