import { expect, test } from 'vitest'
import { spread } from './spread.ts'

test('marks with room between them stay where they are', () => {
  expect(spread([100, 10, 50], 28)).toEqual([100, 10, 50])
})

test('marks at one height go under each other, the first one first', () => {
  expect(spread([12, 12, 20, 60], 28)).toEqual([12, 40, 68, 96])
})
