import { expect, test } from 'vitest'
import { writeBytes } from './bytes.ts'

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [632_012, '632 kB'],
  [999_400, '999 kB'],
  [999_600, '1.0 MB'],
  [4_260_000, '4.3 MB'],
  [9_960_000, '10 MB'],
  [2_000_000_000, '2.0 GB'],
])('%i bytes are written %s', (bytes, text) => expect(writeBytes(bytes)).toBe(text))
