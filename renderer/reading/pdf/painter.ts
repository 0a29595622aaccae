import { type Problem, ProblemError } from '../../../shared/protocol/problem.ts'
import { Detail } from './detail.ts'
import type { Size } from '../sheets/layout.ts'
import { dropCanvas, type Painted } from './OpenPdf.ts'
import { outputScale } from './output.ts'
import type { PdfFile } from './PdfFile.ts'
import type { Want } from './worker/paint.ts'

/** While a size still changes, what is there is stretched; painting begins this much later, in ms. */
const settling = 120

type PainterEvents = {
  problem(problem: Problem | null): void
  /** @param blank whether nothing is shown on the page */
  painted(blank: boolean): void
}

/** Paints one page into its place, and keeps what was there until the better one is ready. */
export class PagePainter {
  readonly #file: PdfFile
  readonly #page: number
  readonly #host: HTMLElement
  readonly #on: PainterEvents
  #painted: Painted | null = null
  #want: Want | null = null
  /** Of the page on screen, in CSS pixels. */
  #size: Size = { width: 0, height: 0 }
  #work: AbortController | null = null
  #detail: Detail | null = null

  constructor(file: PdfFile, page: number, host: HTMLElement, on: PainterEvents) {
    this.#file = file
    this.#page = page
    this.#host = host
    this.#on = on
  }

  /** Asks for the page as `want` says; what was asked before and is not done is dropped. */
  show(want: Want, size: Size) {
    this.#size = size
    if (this.#want && same(this.#want, want)) return
    this.#want = want
    this.#work?.abort()
    this.#dropDetail()
    if (this.#painted && this.#painted.rotation !== want.rotation) this.#clear()
    if (this.#painted && same(this.#painted, want)) {
      this.#sharpen(want)
      return
    }
    void this.#paint(want, this.#painted ? settling : 0)
  }

  /** Tries again after a problem. */
  retry() {
    const want = this.#want
    this.#file.forgive(this.#page)
    this.#want = null
    this.#on.problem(null)
    if (want) this.show(want, this.#size)
  }

  close() {
    this.#work?.abort()
    this.#dropDetail()
    this.#clear()
  }

  async #paint(want: Want, delay: number) {
    const work = new AbortController()
    const { signal } = work
    this.#work = work
    try {
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
      if (signal.aborted) return
      const painted = await this.#file.paint(this.#page, want, signal)
      if (signal.aborted) dropCanvas(painted.canvas)
      else {
        this.#put(painted)
        this.#on.problem(null)
        this.#sharpen(want)
      }
    } catch (error) {
      // Anything else is an end: of the document, of the page, or of this wish.
      if (!signal.aborted && error instanceof ProblemError) this.#on.problem(error.problem)
    }
  }

  #put(painted: Painted) {
    const old = this.#painted
    this.#painted = painted
    this.#host.prepend(painted.canvas)
    this.#on.painted(painted.blank)
    if (old) dropCanvas(old.canvas)
  }

  /** Where the whole page had to be painted coarser than the screen, paints what is seen of it again. */
  #sharpen(want: Want) {
    if (outputScale(this.#size, want.dpr) > want.dpr * 0.95) return
    this.#detail = new Detail(this.#host, (area, signal) =>
      this.#file.paintPart(this.#page, want, area, signal),
    )
  }

  #dropDetail() {
    this.#detail?.close()
    this.#detail = null
  }

  #clear() {
    if (this.#painted) dropCanvas(this.#painted.canvas)
    this.#painted = null
  }
}

const same = (a: Want, b: Want) =>
  a.scale === b.scale && a.rotation === b.rotation && a.dpr === b.dpr
