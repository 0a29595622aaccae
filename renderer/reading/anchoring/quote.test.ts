import { expect, test } from 'vitest'
import { contextSize, quote } from './quote.ts'

test('a passage is kept with what stands around it, as far as there is any', () => {
  const text = `Low water. ${'x'.repeat(100)}`
  expect(quote(text, { start: 4, end: 9 })).toEqual({
    exact: 'water',
    prefix: 'Low ',
    suffix: `. ${'x'.repeat(contextSize - 2)}`,
    start: 4,
    end: 9,
  })
  expect(quote(text, { start: 0, end: 3 }).prefix).toBe('')
})
