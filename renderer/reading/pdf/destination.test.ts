import { expect, test } from 'vitest'
import { pointOf } from './destination.ts'

const page = { num: 7, gen: 0 }

test.each([
  ['a corner', [page, { name: 'XYZ' }, 72, 700, null], [72, 700]],
  ['a height', [page, { name: 'FitH' }, 640], [0, 640]],
  ['a region', [page, { name: 'FitR' }, 10, 20, 110, 220], [10, 220]],
  ['a corner left to the reader', [page, { name: 'XYZ' }, null, null, null], null],
  ['a whole page', [page, { name: 'Fit' }], null],
  ['a kind that is none', [page, { name: 'constructor' }, 1, 2], null],
  ['words instead of numbers', [page, { name: 'XYZ' }, 'left', 'top'], null],
  ['nothing', [], null],
])('%s', (_, destination, point) => {
  expect(pointOf(destination)).toEqual(point)
})
