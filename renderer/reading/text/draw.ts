import type { Anchor, Place } from '../../../shared/model/anchor.ts'
import type { TextOnScreen } from '../anchoring/layers.ts'
import type { Mark } from '../anchoring/marks.ts'
import { rangeOf } from '../find/range.ts'
import { center } from '../find/sight.ts'
import { highlight } from '../highlights.ts'

/** In pixels: where the mark of a whole item stands. */
const edge = 12

const rangeIn = (layer: TextOnScreen, place: Place) =>
  place.type === 'passage' ? rangeOf(layer, place) : null

type Places = { marks: readonly Mark[]; chosen: readonly Place[] }

/**
 * Draws the places of a text in its letters, and leads from there to what they are tied to.
 * @param onTops is told, whenever it changes, how far from the top of the page the mark of each
 *   anchor stands: pixels by the anchor's id, as JSON
 * @returns takes it all away
 */
export function draw(
  page: HTMLElement,
  layer: TextOnScreen,
  { marks, chosen }: Places,
  onTops: (tops: string) => void,
  onAnchor: (anchor: Anchor) => void,
): () => void {
  const placed = marks.flatMap(({ anchor, place, was }) => {
    const range = rangeIn(layer, place)
    return range ? [{ anchor, was, range }] : []
  })
  const letters = (isMeant: (was: Mark['was']) => boolean) =>
    placed.filter(({ was }) => isMeant(was)).map(({ range }) => range)
  const tied = letters((was) => was === null)
  const before = letters((was) => was !== null)
  const meant = chosen.flatMap((place) => rangeIn(layer, place) ?? [])
  const ends = [
    highlight('anchored', tied),
    highlight('was-anchored', before),
    highlight('chosen-place', meant),
  ]

  const measure = () => {
    const { top } = page.getBoundingClientRect()
    const whole = marks.filter(({ place }) => place.type === 'item')
    const tops = [
      ...whole.map(({ anchor }) => [anchor.id, edge]),
      ...placed.map(({ anchor, range }) => [
        anchor.id,
        Math.round(range.getBoundingClientRect().top - top),
      ]),
    ]
    onTops(JSON.stringify(Object.fromEntries(tops)))
  }
  const resized = new ResizeObserver(measure)
  resized.observe(page)

  const gone = new AbortController()
  page.addEventListener(
    'click',
    ({ clientX, clientY }) => {
      // A drag over a place selects in it.
      if (document.getSelection()?.isCollapsed === false) return
      const at = document.caretPositionFromPoint(clientX, clientY)
      const hit = placed.find(
        ({ range }) => at !== null && range.isPointInRange(at.offsetNode, at.offset),
      )
      if (hit) onAnchor(hit.anchor)
    },
    { signal: gone.signal },
  )
  return () => {
    gone.abort()
    resized.disconnect()
    for (const end of ends) end()
  }
}

/** Milliseconds for which a place that was gone to is told from the others. */
const glance = 1500

/** Scrolls to a place, if it is in letters, and lets it be seen. */
export function bring(layer: TextOnScreen, place: Place, scroller: HTMLElement): void {
  const range = rangeIn(layer, place)
  if (!range) return
  setTimeout(highlight('anchored-here', [range]), glance)
  range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
  center(range, scroller)
  // Text that was not near had only a guessed height.
  requestAnimationFrame(() => center(range, scroller))
}
