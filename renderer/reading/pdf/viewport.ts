/** How a page lies in its own space: its edges there, how long a unit is in points, how it is turned. */
export type PageShape = {
  view: readonly [left: number, bottom: number, right: number, top: number]
  userUnit: number
  /** In degrees, a multiple of 90. */
  rotate: number
}

/** CSS pixels per point: at actual size an inch of paper is an inch of screen. */
export const pixelsPerPoint = 96 / 72

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** Where the axes of a page go when it is turned, by quarters clockwise; on screen, down is more. */
const turns = [
  [1, 0, 0, -1],
  [0, 1, 1, 0],
  [-1, 0, 0, 1],
  [0, -1, -1, 0],
] as const

/** A page as it is seen: leads from its own space to pixels from the corner at the top left, and back. */
export class Viewport {
  readonly width: number
  readonly height: number
  readonly scale: number
  readonly rotation: number
  readonly userUnit: number
  /** In the page's own units, as pdf.js' TextLayer asks for them. */
  readonly rawDims: { pageWidth: number; pageHeight: number; pageX: number; pageY: number }
  readonly #matrix: Matrix

  /**
   * @param scale 1 is actual size
   * @param rotation in degrees beside the page's own
   */
  constructor({ view, userUnit, rotate }: PageShape, scale: number, rotation: number) {
    const [left, bottom, right, top] = view
    const [pageWidth, pageHeight] = [right - left, top - bottom]
    this.scale = scale * pixelsPerPoint
    this.userUnit = userUnit
    this.rotation = (((rotate + rotation) % 360) + 360) % 360
    this.rawDims = { pageWidth, pageHeight, pageX: left, pageY: bottom }
    const unit = this.scale * userUnit
    const lies = this.rotation % 180 !== 0
    this.width = (lies ? pageHeight : pageWidth) * unit
    this.height = (lies ? pageWidth : pageHeight) * unit
    const [a, b, c, d] = turns[this.rotation / 90]!.map((part) => part * unit) as unknown as Matrix
    // The middle of the page is the middle of what is seen of it.
    const [x, y] = [(left + right) / 2, (bottom + top) / 2]
    this.#matrix = [a, b, c, d, this.width / 2 - a * x - c * y, this.height / 2 - b * x - d * y]
  }

  convertToViewportPoint(x: number, y: number): [x: number, y: number] {
    const [a, b, c, d, e, f] = this.#matrix
    return [a * x + c * y + e, b * x + d * y + f]
  }

  convertToPdfPoint(x: number, y: number): [x: number, y: number] {
    const [a, b, c, d, e, f] = this.#matrix
    const area = a * d - b * c
    const [right, down] = [x - e, y - f]
    return [(d * right - c * down) / area, (a * down - b * right) / area]
  }
}
