import { expect, test } from 'vitest'
import { writePage } from './words.ts'

test('a page is written with its label and its number', () => {
  expect(writePage(3, 12, 'iv')).toBe('Page iv, 4 of 12')
  expect(writePage(3, 12, null)).toBe('Page 4 of 12')
})
