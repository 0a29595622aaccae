import { expect, test } from 'vitest'
import { writeLength } from './length.ts'

test.each([
  [0, '0:00'],
  [0.4, '0:00'],
  [59.6, '1:00'],
  [125, '2:05'],
  [3609, '1:00:09'],
  [86_400, '24:00:00'],
])('%f seconds are written %s', (seconds, written) => {
  expect(writeLength(seconds)).toBe(written)
})

test.each([Infinity, Number.NaN])('%f is no length', (seconds) => {
  expect(writeLength(seconds)).toBeNull()
})
