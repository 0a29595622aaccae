import { dropCanvas } from './OpenPdf.ts'
import type { Area } from './worker/paint.ts'

type PaintPart = (area: Area, signal: AbortSignal) => Promise<HTMLCanvasElement>

/** After the last scrolling, in milliseconds. */
const settling = 150
/** What is painted beyond what is seen, in parts of it, so that a little scrolling needs nothing new. */
const margin = 0.25

/** The part of a page that can be seen, over the page, painted as sharp as the screen is. */
export class Detail {
  readonly #host: HTMLElement
  readonly #paintPart: PaintPart
  readonly #end = new AbortController()
  #canvas: HTMLCanvasElement | null = null
  #covered: DOMRect | null = null
  #work: AbortController | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: HTMLElement, paintPart: PaintPart) {
    this.#host = host
    this.#paintPart = paintPart
    const later = () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.#look(), settling)
    }
    this.#scroller?.addEventListener('scroll', later, { passive: true, signal: this.#end.signal })
    later()
  }

  close() {
    clearTimeout(this.#timer)
    this.#end.abort()
    this.#work?.abort()
    if (this.#canvas) dropCanvas(this.#canvas)
    this.#canvas = null
  }

  get #scroller() {
    return this.#host.closest('[role=document]')
  }

  async #look() {
    const seen = this.#seen()
    if (!seen || (this.#covered && contains(this.#covered, seen))) return
    this.#work?.abort()
    const work = new AbortController()
    this.#work = work
    const area = this.#widen(seen)
    try {
      const canvas = await this.#paintPart(area, work.signal)
      if (work.signal.aborted) dropCanvas(canvas)
      else this.#put(canvas, area)
    } catch {
      // The whole page is there, only less sharp.
    }
  }

  #put(canvas: HTMLCanvasElement, area: DOMRect) {
    if (this.#canvas) dropCanvas(this.#canvas)
    this.#canvas = canvas
    this.#covered = area
    const { clientWidth, clientHeight } = this.#host
    // In per cent, so that it stays in its place while the page is stretched.
    canvas.style.left = `${(100 * area.x) / clientWidth}%`
    canvas.style.top = `${(100 * area.y) / clientHeight}%`
    canvas.style.width = `${(100 * area.width) / clientWidth}%`
    canvas.style.height = `${(100 * area.height) / clientHeight}%`
    this.#host.append(canvas)
  }

  /** What is seen of the page, from its corner; null when nothing is. */
  #seen(): DOMRect | null {
    const page = this.#host.getBoundingClientRect()
    const port = this.#scroller?.getBoundingClientRect()
    if (!port) return null
    const left = Math.max(page.left, port.left)
    const top = Math.max(page.top, port.top)
    const right = Math.min(page.right, port.right)
    const bottom = Math.min(page.bottom, port.bottom)
    if (right <= left || bottom <= top) return null
    return new DOMRect(left - page.left, top - page.top, right - left, bottom - top)
  }

  #widen({ x, y, width, height }: DOMRect): DOMRect {
    const { clientWidth, clientHeight } = this.#host
    const left = Math.max(0, x - width * margin)
    const top = Math.max(0, y - height * margin)
    const right = Math.min(clientWidth, x + width * (1 + margin))
    const bottom = Math.min(clientHeight, y + height * (1 + margin))
    return new DOMRect(left, top, right - left, bottom - top)
  }
}

const contains = (outer: DOMRect, inner: DOMRect) =>
  outer.left <= inner.left + 1 &&
  outer.top <= inner.top + 1 &&
  outer.right >= inner.right - 1 &&
  outer.bottom >= inner.bottom - 1
