import { expect, test } from 'vitest'
import { writeBytes } from './sizes.ts'

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [632_012, '632 kB'],
  [2_100_000, '2.1 MB'],
  [28_992_550, '29 MB'],
  [3e9, '3.0 GB'],
])('%d is %s', (bytes, written) => {
  expect(writeBytes(bytes)).toBe(written)
})
