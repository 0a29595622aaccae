import { expect, test } from 'vitest'
import { idWidth, longestId } from './idWidth.ts'

test('a column has room for the longest id, and for no more than twenty characters', () => {
  expect(longestId([])).toBe(0)
  expect(longestId(['P-1', '2026-FALL-000501', 'P-22'])).toBe(16)
  expect(longestId(['x'.repeat(128)])).toBe(20)
})

test('it has its least, and grows with the text size', () => {
  expect(idWidth(16, 72, 20)).toBe('max(72px, calc(16 * 0.6rem + 20px))')
})
