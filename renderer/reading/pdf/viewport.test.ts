import { describe, expect, test } from 'vitest'
import { openOnePage } from '../../testing/pdf.ts'
import { pixelsPerPoint, Viewport } from './viewport.ts'

/** One whose corner is not where its space begins. */
const page = await openOnePage({ box: [10, 20, 210, 420], entries: '/UserUnit 2 /Rotate 90' })
const { view, userUnit, rotate } = page
const shape = { view: view as [number, number, number, number], userUnit, rotate }

describe.each([0, 90, 180, 270, -90])('a page turned by %d degrees', (rotation) => {
  const ours = new Viewport(shape, 1.5, rotation)
  const theirs = page.getViewport({
    scale: 1.5 * pixelsPerPoint,
    rotation: rotate + rotation,
  })

  test('lies on screen as pdf.js paints it', () => {
    expect([ours.width, ours.height, ours.scale]).toEqual([
      theirs.width,
      theirs.height,
      theirs.scale,
    ])
    expect(ours.rotation % 360).toBe(((theirs.rotation % 360) + 360) % 360)
    expect(ours.rawDims).toEqual(theirs.rawDims)
    const points: [number, number][] = [
      [10, 20],
      [87.5, 300],
    ]
    for (const [x, y] of points) {
      const [left, top] = theirs.convertToViewportPoint(x, y) as [number, number]
      const [ourLeft, ourTop] = ours.convertToViewportPoint(x, y)
      expect(ourLeft).toBeCloseTo(left, 9)
      expect(ourTop).toBeCloseTo(top, 9)
    }
  })

  test('leads back to where a point came from', () => {
    const [x, y] = ours.convertToPdfPoint(...ours.convertToViewportPoint(87.5, 300))
    expect(x).toBeCloseTo(87.5, 9)
    expect(y).toBeCloseTo(300, 9)
  })
})
