import fc from 'fast-check'
import { expect, test } from 'vitest'
import { largestArea, outputScale } from './output.ts'

const side = fc.double({ min: 1, max: 200_000, noNaN: true })

test('no page asks for a larger canvas than the cap', () => {
  fc.assert(
    fc.property(side, side, fc.constantFrom(1, 1.5, 2, 3), (width, height, dpr) => {
      const scale = outputScale({ width, height }, dpr)
      expect(scale).toBeLessThanOrEqual(dpr)
      expect(width * height * scale ** 2).toBeLessThanOrEqual(largestArea * 1.0001)
      expect(Math.max(width, height) * scale).toBeLessThanOrEqual(8192.001)
    }),
  )
})

test('a page of common size is as sharp as the screen', () => {
  expect(outputScale({ width: 1270, height: 1800 }, 2)).toBe(2)
})
