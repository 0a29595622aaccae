import { describe, expect, test } from 'vitest'
import { Viewport } from '../pdf/viewport.ts'
import { areasOf, type Box, pdfGeometry, pictureGeometry } from './geometry.ts'

/** One whose corner is not where its space begins. */
const shape = { view: [10, 20, 210, 420], userUnit: 1, rotate: 0 } as const
const viewport = (rotation: number) => new Viewport(shape, 1.5, rotation)

const box: Box = [30, 60, 50, 20]

describe('a box of a PDF page', () => {
  test('is told from the top of the page as it is seen', () => {
    expect(pdfGeometry(viewport(0)).toArea(box)).toEqual({
      left: 10,
      top: 85,
      width: 25,
      height: 5,
    })
    expect(pdfGeometry(viewport(90)).toArea(box)).toEqual({
      left: 10,
      top: 10,
      width: 5,
      height: 25,
    })
  })

  test.each([0, 90, 180, 270])('comes back as it was, turned by %d degrees', (rotation) => {
    const { toArea, toBox } = pdfGeometry(viewport(rotation))
    expect(toBox(toArea(box))).toEqual(box)
  })
})

describe('a box of a picture', () => {
  const size = { width: 400, height: 200 }

  test('turns with the picture', () => {
    const corner: Box = [0, 0, 40, 50]
    expect(pictureGeometry(size, 0).toArea(corner)).toMatchObject({ left: 0, top: 0, width: 10 })
    expect(pictureGeometry(size, 1).toArea(corner)).toMatchObject({ left: 75, top: 0, width: 25 })
    expect(pictureGeometry(size, 2).toArea(corner)).toMatchObject({ left: 90, top: 75 })
    expect(pictureGeometry(size, 3).toArea(corner)).toMatchObject({ left: 0, top: 90 })
  })

  test.each([0, 1, 2, 3] as const)('comes back as it was after %d quarters', (turn) => {
    const { toArea, toBox } = pictureGeometry(size, turn)
    expect(toBox(toArea(box))).toEqual(box)
  })
})

test('a whole page has no area of its own', () => {
  const { toArea, toBox } = pictureGeometry({ width: 100, height: 100 }, 0)
  expect(areasOf({ type: 'page', page: 0 }, { toArea, toBox })).toEqual([])
  expect(areasOf({ type: 'region', page: 0, box }, { toArea, toBox })).toEqual([toArea(box)])
})
