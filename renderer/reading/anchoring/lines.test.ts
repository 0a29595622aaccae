import { expect, test } from 'vitest'
import { linesOf, type Rect } from './lines.ts'

const piece = (left: number, top: number, width: number, height = 10): Rect => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})

test('pieces next to each other on a line are one box', () => {
  expect(linesOf([piece(0, 0, 40), piece(42, 1, 30), piece(72, -2, 8, 14)])).toEqual([
    { left: 0, top: -2, right: 80, bottom: 12 },
  ])
})

test('each line has its box, and so has each column', () => {
  const [first, next, column] = [piece(0, 0, 100), piece(0, 14, 60), piece(180, 0, 100)]
  expect(linesOf([first, next])).toEqual([first, next])
  expect(linesOf([first, column])).toEqual([first, column])
})

test('a line written from right to left is one box, too', () => {
  expect(linesOf([piece(60, 0, 40), piece(0, 0, 58)])).toEqual([piece(0, 0, 100)])
})
