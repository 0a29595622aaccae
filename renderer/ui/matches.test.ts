import { expect, test } from 'vitest'
import { matcher } from './matches.ts'

test.each([
  ['', true],
  ['  ', true],
  ['packet next', true],
  ['NEXT', true],
  ['nèxt', true],
  ['next one', false],
])('“%s” is found or not', (typed, found) => {
  expect(matcher(typed)('Next packet')).toBe(found)
})
