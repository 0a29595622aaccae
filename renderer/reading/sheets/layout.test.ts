import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  gap,
  layOut,
  pageAt,
  pagesWithin,
  pointOf,
  scrollKeeping,
  side,
  type Size,
  spotAt,
  type Turn,
} from './layout.ts'
import type { Zoom } from './zoom.ts'

const port = { width: 900, height: 600 }
const auto = { to: 'width', limit: 1.6 } as const
const a4 = { width: 794, height: 1123 }
const lay = (sizes: Size[], zoom: Zoom, turn: Turn = 0) => layOut({ sizes, zoom, turn, port, auto })

describe('layOut', () => {
  test('puts pages under one another, each in the middle', () => {
    const { boxes, width, height } = lay([a4, { width: 400, height: 300 }], 1)
    expect(boxes[0]).toEqual({ left: 53, top: gap, width: 794, height: 1123, scale: 1 })
    expect(boxes[1]).toMatchObject({ left: 250, top: 1123 + 2 * gap })
    expect(width).toBe(900)
    expect(height).toBe(1123 + 300 + 3 * gap)
  })

  test('fits a wide page among narrow ones without scrolling sideways', () => {
    const { boxes, width } = lay([a4, { width: 3000, height: 1000 }], 'width')
    expect(width).toBeCloseTo(port.width, 6)
    expect(boxes.map((box) => Math.round(box.width))).toEqual([836, 836])
  })

  test('does not blow a small page up to the width of the others', () => {
    const { boxes } = lay([a4, { width: 200, height: 100 }], 'width')
    expect(boxes[1]!.scale).toBe(boxes[0]!.scale)
  })

  test('keeps a margin beside pages wider than the window', () => {
    const { boxes, width } = lay([a4], 2)
    expect(boxes[0]!.left).toBe(side)
    expect(width).toBe(2 * 794 + 2 * side)
  })

  test('lays turned pages on their side', () => {
    const [box] = lay([a4], 1, 1).boxes
    expect(box).toMatchObject({ width: 1123, height: 794 })
  })

  test('stands one low page in the middle of the window', () => {
    expect(lay([{ width: 100, height: 100 }], 1).boxes[0]!.top).toBe(250)
  })

  test('stays within what a browser can lay out', () => {
    const { height } = lay(
      Array.from({ length: 5000 }, () => a4),
      8,
    )
    expect(height).toBeLessThan(2 ** 25)
  })
})

const someSizes = fc.array(
  fc.record({
    width: fc.integer({ min: 50, max: 3000 }),
    height: fc.integer({ min: 50, max: 3000 }),
  }),
  { minLength: 1, maxLength: 40 },
)
const someZoom = fc.oneof(
  fc.constantFrom<Zoom>('auto', 'width', 'page'),
  fc.double({ min: 0.05, max: 8, noNaN: true }),
)

test('finds the page at any height as going through them one by one does', () => {
  fc.assert(
    fc.property(
      someSizes,
      someZoom,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (sizes, zoom, part) => {
        const layout = lay(sizes, zoom)
        const y = part * layout.height
        const through = layout.boxes.findIndex((box) => y < box.top + box.height + gap / 2)
        expect(pageAt(layout, y)).toBe(through === -1 ? sizes.length - 1 : through)
      },
    ),
  )
})

test('shows exactly the pages of which something lies in the window', () => {
  const layout = lay([a4, a4, a4, a4], 'width')
  const [, second, third] = layout.boxes
  expect(pagesWithin(layout, second!.top + 10, third!.top + 10)).toEqual({ first: 1, last: 2 })
})

test('a spot is found again where it was', () => {
  fc.assert(
    fc.property(someSizes, someZoom, fc.nat(5000), fc.nat(50_000), (sizes, zoom, x, y) => {
      const layout = lay(sizes, zoom)
      const point = pointOf(layout, spotAt(layout, { x, y }))
      expect(point.x).toBeCloseTo(x, 6)
      expect(point.y).toBeCloseTo(y, 6)
    }),
  )
})

test('zooming keeps under the pointer what is under the pointer', () => {
  fc.assert(
    fc.property(
      someSizes,
      someZoom,
      someZoom,
      fc.nat(900),
      fc.nat(600),
      (sizes, from, to, x, y) => {
        const [old, next] = [lay(sizes, from), lay(sizes, to)]
        const scroll = { x: 40, y: 700 }
        const kept = scrollKeeping(old, scroll, next, { x, y })
        const before = spotAt(old, { x: scroll.x + x, y: scroll.y + y })
        const after = pointOf(next, before)
        expect(after.x - kept.x).toBeCloseTo(x, 6)
        expect(after.y - kept.y).toBeCloseTo(y, 6)
      },
    ),
  )
})
