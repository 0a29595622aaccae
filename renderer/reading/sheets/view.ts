import * as z from 'zod'
import { recall, remember } from '../places.ts'
import {
  gap,
  type Layout,
  layOut,
  pageAt,
  pagesWithin,
  type Point,
  pointOf,
  scrollKeeping,
  type Size,
  type Spot,
  spotAt,
  type Turn,
} from './layout.ts'
import { onPinch } from './pinch.ts'
import { type AutoFit, clampScale, nextStep, type Zoom } from './zoom.ts'

export type Shown = {
  layout: Layout
  zoom: Zoom
  turn: Turn
  /** The page that one is on, and how large it is shown; 1 is actual size. */
  page: number
  scale: number
  /** The pages of which something can be seen. */
  first: number
  last: number
}

const Place = z.object({
  zoom: z.union([z.enum(['auto', 'width', 'page']), z.number().positive()]),
  turn: z.literal([0, 1, 2, 3]),
  spot: z.object({ page: z.int().nonnegative(), u: z.number(), v: z.number() }),
})
type Place = z.infer<typeof Place>

/** Lines of a mouse wheel in pixels, for the browsers that count in lines. */
const wheelLine = 16

/**
 * Pages in a scrolled window: how large, how turned, where. It alone moves the window, so that what
 * one looks at stays where it is when a size changes; React draws what it says.
 */
export class SheetView {
  readonly #key: string
  readonly #auto: AutoFit
  readonly #listeners = new Set<() => void>()
  #sizes: Size[]
  #zoom: Zoom
  #turn: Turn
  #spot: Spot | null
  #port: Size = { width: 0, height: 0 }
  #element: HTMLElement | null = null
  #shown: Shown | null = null
  /** Where to scroll to when the new layout stands in the document. */
  #target: Point | null = null
  /** The page that was asked for, until one scrolls: the last pages may not reach the top. */
  #asked: { page: number; at: Point | null } | null = null

  constructor(key: string, sizes: Size[], auto: AutoFit) {
    const place = Place.safeParse(recall(key)).data
    this.#key = key
    this.#auto = auto
    this.#sizes = sizes
    this.#zoom = place?.zoom ?? 'auto'
    this.#turn = place?.turn ?? 0
    this.#spot = place?.spot ?? null
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Null until the size of the window is known. */
  readonly shown = () => this.#shown

  /** Takes the element that scrolls; the function that it returns lets it go. */
  attach(element: HTMLElement) {
    this.#element = element
    const measure = () => this.#resize({ width: element.clientWidth, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    const scrolled = () => this.#scrolled()
    const wheeled = (event: WheelEvent) => this.#wheeled(event)
    observer.observe(element)
    element.addEventListener('scroll', scrolled, { passive: true })
    element.addEventListener('wheel', wheeled, { passive: false })
    const left = new AbortController()
    onPinch(element, (factor, from, to) => this.#zoomBy(factor, from, to), left.signal)
    measure()
    return () => {
      observer.disconnect()
      left.abort()
      element.removeEventListener('scroll', scrolled)
      element.removeEventListener('wheel', wheeled)
      this.#element = null
    }
  }

  /** To be called when `drawn` stands in the document, before it is painted. */
  settle(drawn: Shown | null) {
    const element = this.#element
    // A layout that is not drawn yet is not there to be scrolled: its drawing is still to come.
    if (!element || !this.#target || drawn !== this.#shown) return
    element.scrollTo(this.#target.x, this.#target.y)
    this.#target = null
    if (this.#asked) this.#asked.at = { x: element.scrollLeft, y: element.scrollTop }
    this.#update()
  }

  /** The true size of a page that was only guessed so far. */
  measured(page: number, size: Size) {
    const known = this.#sizes[page]
    if (!known || (known.width === size.width && known.height === size.height)) return
    this.#sizes = this.#sizes.with(page, size)
    this.#arrange()
  }

  /** What lies at the point `at` of the window then lies at `to`, which is the same where none is given. */
  zoomTo(zoom: Zoom, at?: Point, to?: Point) {
    this.#zoom = zoom
    this.#arrange(at, to)
  }

  zoomStep(way: 1 | -1) {
    if (this.#shown) this.zoomTo(nextStep(this.#shown.scale, way))
  }

  /** Turns all pages by a quarter, clockwise. */
  rotate() {
    const page = this.#shown?.page ?? 0
    this.#turn = ((this.#turn + 1) % 4) as Turn
    this.#arrange()
    this.goTo(page)
  }

  goTo(page: number, v = 0) {
    const last = this.#sizes.length - 1
    const spot = { page: Math.min(last, Math.max(0, page)), u: 0.5, v }
    if (!this.#shown) {
      this.#spot = spot
      return
    }
    const { layout } = this.#shown
    this.#asked = { page: spot.page, at: null }
    this.#target = {
      x: this.#element?.scrollLeft ?? 0,
      y: pointOf(layout, spot).y - gap / 2,
    }
    this.#emit({ ...this.#shown })
  }

  step(way: 1 | -1) {
    if (this.#shown) this.goTo((this.#asked?.page ?? this.#shown.page) + way)
  }

  /** Scrolls by most of a window; a little of what was seen stays, so that one finds on. */
  screen(way: 1 | -1) {
    this.#element?.scrollBy(0, way * this.#port.height * 0.9)
  }

  /** Moves the pages under the hand. */
  pan(x: number, y: number) {
    this.#element?.scrollBy(-x, -y)
  }

  #scroll(): Point {
    return this.#target ?? { x: this.#element?.scrollLeft ?? 0, y: this.#element?.scrollTop ?? 0 }
  }

  #resize(port: Size) {
    if (port.width === 0 || port.height === 0) return
    if (port.width === this.#port.width && port.height === this.#port.height) return
    this.#port = port
    this.#arrange()
  }

  #arrange(at: Point = { x: this.#port.width / 2, y: 0 }, to: Point = at) {
    if (this.#port.width === 0) return
    const layout = layOut({
      sizes: this.#sizes,
      zoom: this.#zoom,
      turn: this.#turn,
      port: this.#port,
      auto: this.#auto,
    })
    if (this.#shown) {
      const kept = scrollKeeping(this.#shown.layout, this.#scroll(), layout, at)
      this.#target = { x: kept.x + at.x - to.x, y: kept.y + at.y - to.y }
    } else {
      const middle = (layout.width - this.#port.width) / 2
      this.#target = this.#spot
        ? { x: pointOf(layout, this.#spot).x - at.x, y: pointOf(layout, this.#spot).y }
        : { x: middle, y: 0 }
      this.#asked = this.#spot?.v === 0 ? { page: this.#spot.page, at: null } : null
    }
    this.#emit(this.#look(layout))
  }

  #look(layout: Layout): Shown {
    const { y } = this.#scroll()
    const { height } = this.#port
    const page = this.#asked?.page ?? pageAt(layout, y + height / 3)
    const { first, last } = pagesWithin(layout, y, y + height)
    const scale = layout.boxes[page]?.scale ?? 1
    return { layout, zoom: this.#zoom, turn: this.#turn, page, scale, first, last }
  }

  #scrolled() {
    // Between a new layout and its settling, the element's own place means nothing.
    if (this.#target || !this.#element) return
    const at = this.#asked?.at
    const moved =
      at && Math.hypot(at.x - this.#element.scrollLeft, at.y - this.#element.scrollTop) > 1
    if (moved) this.#asked = null
    this.#update()
  }

  #update() {
    if (!this.#shown) return
    const next = this.#look(this.#shown.layout)
    const { x, y } = this.#scroll()
    const spot = spotAt(next.layout, { x: x + this.#port.width / 2, y })
    remember(this.#key, { zoom: this.#zoom, turn: this.#turn, spot } satisfies Place)
    const { page, first, last } = this.#shown
    if (next.page !== page || next.first !== first || next.last !== last) this.#emit(next)
  }

  #zoomBy(factor: number, at: Point, to?: Point) {
    if (this.#shown) this.zoomTo(clampScale(this.#shown.scale * factor), at, to)
  }

  #wheeled(event: WheelEvent) {
    if (!event.ctrlKey || !this.#shown || !this.#element) return
    event.preventDefault()
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? wheelLine : 1)
    const factor = Math.exp(-Math.max(-200, Math.min(200, pixels)) / 400)
    const corner = this.#element.getBoundingClientRect()
    this.#zoomBy(factor, {
      x: event.clientX - corner.left,
      y: event.clientY - corner.top,
    })
  }

  #emit(shown: Shown) {
    this.#shown = shown
    for (const listener of this.#listeners) listener()
  }
}
