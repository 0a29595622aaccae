import type { Remote } from 'comlink'
import type { Size } from '../sheets/layout.ts'
import { type PageShape, Viewport } from './viewport.ts'
import type { Documents } from './worker/Documents.ts'
import type { Area, Picture, Want } from './worker/paint.ts'

export type Painted = Want & { canvas: HTMLCanvasElement; blank: boolean }

/** Gives back the memory of a canvas at once; a collector sees only the small object before it. */
export function dropCanvas(canvas: HTMLCanvasElement) {
  canvas.width = 0
  canvas.height = 0
  canvas.remove()
}

let jobs = 0

/** What is asked of an open document, by page counted from 0. */
export class OpenPdf {
  readonly pages: number
  readonly #id: number
  readonly #there: Remote<Documents>
  readonly #shapes = new Map<number, Promise<PageShape>>()

  constructor(there: Remote<Documents>, id: number, pages: number) {
    this.#there = there
    this.#id = id
    this.pages = pages
  }

  shape(index: number): Promise<PageShape> {
    const known = this.#shapes.get(index)
    if (known) return known
    const asked = this.#there.shape(this.#id, index)
    this.#shapes.set(index, asked)
    // One that failed may be tried again.
    asked.catch(() => this.#shapes.delete(index))
    return asked
  }

  /** At actual size, in CSS pixels. */
  async size(index: number): Promise<Size> {
    const { width, height } = new Viewport(await this.shape(index), 1, 0)
    return { width, height }
  }

  /** Paints a page on a new canvas, as sharp as `want` asks and the cap on its area lets it be. */
  async paint(index: number, want: Want, signal: AbortSignal): Promise<Painted> {
    const { bitmap, blank } = await this.#picture(index, want, null, signal)
    return { ...want, canvas: canvasOf(bitmap), blank }
  }

  /** Paints a part of a page at full sharpness. */
  async paintPart(index: number, want: Want, area: Area, signal: AbortSignal) {
    const { bitmap } = await this.#picture(index, want, area, signal)
    return canvasOf(bitmap)
  }

  async #picture(
    index: number,
    want: Want,
    area: Area | null,
    signal: AbortSignal,
  ): Promise<Picture> {
    signal.throwIfAborted()
    const job = ++jobs
    const stop = () => void this.#there.stop(job)
    signal.addEventListener('abort', stop, { once: true })
    try {
      const picture = await this.#there.paint(this.#id, index, want, area, job)
      if (signal.aborted) picture.bitmap.close()
      signal.throwIfAborted()
      return picture
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  /** Gives back what was decoded to paint a page; what is being painted of it goes on. */
  async forget(index: number) {
    await this.#there.forget(this.#id, index)
  }

  text(index: number) {
    return this.#there.text(this.#id, index)
  }

  words(index: number) {
    return this.#there.words(this.#id, index)
  }

  structure(index: number) {
    return this.#there.structure(this.#id, index)
  }

  links(index: number) {
    return this.#there.links(this.#id, index)
  }

  labels() {
    return this.#there.labels(this.#id)
  }

  /** The table of contents that the document carries. */
  outline() {
    return this.#there.outline(this.#id)
  }

  /** The page that a place inside the document lies on; null where it leads nowhere. */
  async pageOf(destination: unknown): Promise<number | null> {
    return (await this.#there.target(this.#id, destination))?.page ?? null
  }

  /**
   * Where a place inside the document lies: on which page, and how far down it, in parts of its
   * height as it is turned. Null where it leads nowhere.
   */
  async placeOf(destination: unknown, rotation: number) {
    const target = await this.#there.target(this.#id, destination)
    if (target === null) return null
    const { page, point } = target
    if (!point) return { page, v: 0 }
    const viewport = new Viewport(await this.shape(page), 1, rotation)
    const [, y] = viewport.convertToViewportPoint(...point)
    return { page, v: Math.min(1, Math.max(0, y / viewport.height)) }
  }

  /** Asks something small; a worker that hangs does not answer. */
  ping() {
    return this.#there.ping(this.#id)
  }

  close() {
    return this.#there.close(this.#id)
  }
}

/** A canvas that shows a picture, which goes over into it. */
function canvasOf(bitmap: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('bitmaprenderer', { alpha: false })!.transferFromImageBitmap(bitmap)
  return canvas
}
