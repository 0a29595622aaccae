import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CoverBox } from '../../../shared/model/cover.ts'
import { areaOf, boxOf, isWithin } from './areas.ts'

const share = fc.integer({ min: 0, max: 500 }).map((value) => value / 1000)
const box: fc.Arbitrary<CoverBox> = fc
  .tuple(share, share, share, share)
  .map(([x, y, width, height]) => [x, y, width + 0.01, height + 0.01])
const turn = fc.constantFrom(0, 1, 2, 3)

test('a cover in a corner goes round with its page', () => {
  const corner: CoverBox = [0, 0, 0.2, 0.1]
  const at = ([0, 1, 2, 3] as const).map((quarters) => {
    const { left, top, width, height } = areaOf(corner, quarters)
    return [left, top, width, height].map(Math.round)
  })
  expect(at).toEqual([
    [0, 0, 20, 10],
    [90, 0, 10, 20],
    [80, 90, 20, 10],
    [0, 80, 10, 20],
  ])
})

test('what was drawn on a turned page is found where it was drawn', () => {
  fc.assert(
    fc.property(box, turn, (given, quarters) => {
      const back = boxOf(areaOf(given, quarters), quarters)
      for (const [index, value] of given.entries()) expect(back[index]).toBeCloseTo(value, 5)
    }),
  )
})

test('a part of a cover is within it, what reaches past its edge is not', () => {
  fc.assert(
    fc.property(box, ([x, y, width, height]) => {
      const part: CoverBox = [x + width / 4, y + height / 4, width / 2, height / 2]
      expect(isWithin(part, [x, y, width, height])).toBe(true)
      expect(isWithin([x, y, width, height], part)).toBe(false)
    }),
  )
})
