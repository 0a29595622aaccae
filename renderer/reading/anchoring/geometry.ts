import type { Place } from '../../../shared/model/anchor.ts'
import type { Viewport } from '../pdf/viewport.ts'
import type { Size, Turn } from '../sheets/layout.ts'

/** As evidence has it: x, y, width, height in PDF user space, or in pixels of a picture. */
export type Box = Extract<Place, { type: 'region' }>['box']

/** Edges in per cent of a page as it is turned on screen. */
export type Area = { left: number; top: number; width: number; height: number }

/** Leads from what is on screen to what is kept, and back. */
export type Geometry = {
  toArea: (box: Box) => Area
  toBox: (area: Area) => Box
}

type Point = [x: number, y: number]

/** Hundredths are finer than any screen shows. */
const round = (value: number) => Math.round(value * 100) / 100

/** @param there from a point of the page's own space to per cent of it as it is turned */
function geometry(there: (point: Point) => Point, back: (point: Point) => Point): Geometry {
  return {
    toArea([x, y, width, height]) {
      const [one, other] = [there([x, y]), there([x + width, y + height])]
      const [left, top] = [Math.min(one[0], other[0]), Math.min(one[1], other[1])]
      return {
        left,
        top,
        width: Math.abs(one[0] - other[0]),
        height: Math.abs(one[1] - other[1]),
      }
    },
    toBox({ left, top, width, height }) {
      const [one, other] = [back([left, top]), back([left + width, top + height])]
      return [
        round(Math.min(one[0], other[0])),
        round(Math.min(one[1], other[1])),
        round(Math.abs(one[0] - other[0])),
        round(Math.abs(one[1] - other[1])),
      ]
    },
  }
}

export const pdfGeometry = (viewport: Viewport): Geometry =>
  geometry(
    ([x, y]) => {
      const [left, top] = viewport.convertToViewportPoint(x, y)
      return [(100 * left) / viewport.width, (100 * top) / viewport.height]
    },
    ([left, top]) =>
      viewport.convertToPdfPoint((left / 100) * viewport.width, (top / 100) * viewport.height),
  )

/** One quarter clockwise, in parts of the page. */
const quarter = ([u, v]: Point): Point => [1 - v, u]

function turnedBy(point: Point, quarters: number): Point {
  let turned = point
  for (let left = quarters; left > 0; left -= 1) turned = quarter(turned)
  return turned
}

/** @param size of the upright picture, in its pixels */
export const pictureGeometry = ({ width, height }: Size, turn: Turn): Geometry =>
  geometry(
    ([x, y]) => {
      const [u, v] = turnedBy([x / width, y / height], turn)
      return [100 * u, 100 * v]
    },
    ([left, top]) => {
      const [u, v] = turnedBy([left / 100, top / 100], (4 - turn) % 4)
      return [u * width, v * height]
    },
  )

/** The areas of a place; none of one that is a whole page or item. */
export function areasOf(place: Place, { toArea }: Geometry): Area[] {
  if (place.type === 'region') return [toArea(place.box)]
  return place.type === 'passage' ? place.boxes.map(toArea) : []
}
