import type { Size } from './layout.ts'

/**
 * `auto` is what a document has when it is opened; a number is a scale, 1 being actual size.
 * Fitting is done page by page, so that a wide page among narrow ones needs no scrolling sideways.
 */
export type Zoom = 'auto' | 'width' | 'page' | number

/** What `auto` means for a kind of document; `limit` keeps small things from being blown up. */
export type AutoFit = { to: 'width' | 'page'; limit: number }

const steps = [0.1, 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8] as const

export const leastScale = 0.05
export const greatestScale = 8

export const clampScale = (scale: number) => Math.min(greatestScale, Math.max(leastScale, scale))

/** The next step above (`way` 1) or below (-1) a scale. */
export function nextStep(scale: number, way: 1 | -1) {
  // A scale that was fitted lies between two steps, or within rounding of one.
  const near = 0.01
  const beyond =
    way === 1
      ? steps.find((step) => step > scale * (1 + near))
      : steps.findLast((step) => step < scale * (1 - near))
  return clampScale(beyond ?? scale)
}

/** The scale at which a page of `size` shows in `room`. */
export function scaleFor(zoom: Zoom, size: Size, room: Size, auto: AutoFit): number {
  if (typeof zoom === 'number') return clampScale(zoom)
  const width = room.width / size.width
  const page = Math.min(width, room.height / size.height)
  if (zoom === 'width') return Math.min(greatestScale, width)
  if (zoom === 'page') return Math.min(greatestScale, page)
  return Math.min(auto.limit, auto.to === 'width' ? width : page)
}
