import { expect, test } from 'vitest'
import { parseRange } from './range.ts'

test.each([
  ['bytes=0-9', 100, { begin: 0, end: 10 }],
  ['bytes=90-', 100, { begin: 90, end: 100 }],
  ['bytes=90-1000', 100, { begin: 90, end: 100 }],
  ['bytes=-10', 100, { begin: 90, end: 100 }],
  ['bytes=-1000', 100, { begin: 0, end: 100 }],
  ['bytes=100-', 100, 'unsatisfiable'],
  ['bytes=-0', 100, 'unsatisfiable'],
  ['bytes=0-', 0, 'unsatisfiable'],
  ['bytes=5-4', 100, null],
  ['bytes=-', 100, null],
  ['bytes=0-1,2-3', 100, null],
  ['items=0-1', 100, null],
  [undefined, 100, null],
])('%s of %d bytes', (header, size, part) => {
  expect(parseRange(header, size)).toEqual(part)
})
