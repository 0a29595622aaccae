import { type AutoFit, scaleFor, type Zoom } from './zoom.ts'

/** In CSS pixels; of a page: at actual size, upright. */
export type Size = { width: number; height: number }
/** Quarters turned clockwise. */
export type Turn = 0 | 1 | 2 | 3

export type Box = { left: number; top: number; width: number; height: number; scale: number }
export type Layout = { boxes: Box[]; width: number; height: number }

/** A place on a page, in parts of its width and height; it stays the same whatever the scale. */
export type Spot = { page: number; u: number; v: number }
export type Point = { x: number; y: number }

/** Around the pages and between them, in CSS pixels. The sides hold the marks of anchors. */
export const side = 32
export const gap = 16

/** Chromium places nothing beyond 2^25 pixels. */
const tallest = 32e6

type Arrangement = { sizes: readonly Size[]; zoom: Zoom; turn: Turn; port: Size; auto: AutoFit }

export const turned = (size: Size, turn: Turn): Size =>
  turn % 2 === 0 ? size : { width: size.height, height: size.width }

/** Where each page lies, one under the other, each in the middle. `port` is what one sees at once. */
export function layOut({ sizes, zoom, turn, port, auto }: Arrangement): Layout {
  const room = {
    width: Math.max(1, port.width - 2 * side),
    height: Math.max(1, port.height - 2 * gap),
  }
  const upright = sizes.map((size) => turned(size, turn))
  const first = upright[0] ?? room
  const base = scaleFor(zoom, first, room, auto)
  const scales = upright.map((size) =>
    typeof zoom === 'number' ? base : Math.min(base, scaleFor(zoom, size, room, auto)),
  )
  const total = upright.reduce((sum, size, index) => sum + size.height * scales[index]!, 0)
  const shrink = Math.min(1, tallest / Math.max(1, total))

  const sizesShown = upright.map((size, index) => {
    const scale = scales[index]! * shrink
    return { width: size.width * scale, height: size.height * scale, scale }
  })
  const width = sizesShown.reduce(
    (widest, shown) => Math.max(widest, shown.width + 2 * side),
    port.width,
  )
  let top = gap
  const boxes = sizesShown.map((shown) => {
    const box = { ...shown, left: Math.max(side, (width - shown.width) / 2), top }
    top += shown.height + gap
    return box
  })
  // One page that is lower than the window stands in its middle.
  const only = boxes.length === 1 ? boxes[0] : undefined
  if (only) only.top = Math.max(gap, (port.height - only.height) / 2)
  return { boxes, width, height: Math.max(top, port.height) }
}

/** The page at a height, or the one nearest below it; pages lie in order, so half the rest falls away each time. */
export function pageAt({ boxes }: Layout, y: number) {
  let low = 0
  let high = boxes.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const box = boxes[middle]!
    if (y < box.top + box.height + gap / 2) high = middle
    else low = middle + 1
  }
  return Math.max(0, low)
}

/** First and last page of which something lies between two heights. */
export const pagesWithin = (layout: Layout, top: number, bottom: number) => ({
  first: pageAt(layout, top),
  last: pageAt(layout, bottom),
})

export function spotAt(layout: Layout, { x, y }: Point): Spot {
  const page = pageAt(layout, y)
  const box = layout.boxes[page]
  if (!box) return { page: 0, u: 0, v: 0 }
  return { page, u: (x - box.left) / box.width, v: (y - box.top) / box.height }
}

export function pointOf(layout: Layout, { page, u, v }: Spot): Point {
  const box = layout.boxes[Math.min(page, layout.boxes.length - 1)]
  return box ? { x: box.left + u * box.width, y: box.top + v * box.height } : { x: 0, y: 0 }
}

/**
 * How far to scroll a new layout so that what lay at `at`, a point of the window, in the old one
 * still lies there.
 */
export function scrollKeeping(old: Layout, scroll: Point, next: Layout, at: Point): Point {
  const kept = pointOf(next, spotAt(old, { x: scroll.x + at.x, y: scroll.y + at.y }))
  return { x: kept.x - at.x, y: kept.y - at.y }
}
