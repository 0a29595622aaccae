/** What pdf.js paints on in a thread without a document. */
export class Canvases {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(width, height)
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) }
  }

  reset({ canvas }: { canvas: OffscreenCanvas }, width: number, height: number) {
    canvas.width = width
    canvas.height = height
  }

  destroy(made: { canvas: OffscreenCanvas | null; context: unknown }) {
    if (made.canvas) made.canvas.width = made.canvas.height = 0
    made.canvas = null
    made.context = null
  }

  getNoAlphaContext(canvas: OffscreenCanvas) {
    return canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  }
}

const none = () => 'none'

/** Filters of SVG need a document. Told that there are none, pdf.js counts the colours itself. */
export class NoFilters {
  readonly addFilter = none
  readonly addHCMFilter = none
  readonly addAlphaFilter = none
  readonly addLuminosityFilter = none
  readonly addKnockoutFilter = none
  readonly addHighlightHCMFilter = none
  readonly addSelectionHCMFilter = none
  readonly addSelectionFilter = none
  readonly createSelectionStyle = () => null
  readonly destroy = () => {}
}
