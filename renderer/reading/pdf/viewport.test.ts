import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { pixelsPerPoint, Viewport } from './viewport.ts'

/** One empty page whose corner is not where its space begins; pdf.js finds its objects by itself. */
const document = `%PDF-1.6
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[10 20 210 420]/UserUnit 2/Rotate 90>> endobj
trailer <</Root 1 0 R>>`

const task = getDocument({ data: new TextEncoder().encode(document), verbosity: 0 })
const page = await (await task.promise).getPage(1)
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
