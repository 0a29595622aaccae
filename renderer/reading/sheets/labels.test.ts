import { describe, expect, test } from 'vitest'
import { pageOfTyped, readLabels } from './labels.ts'

const book = readLabels(['i', 'ii', '1', '2', 'A-1'])

describe('readLabels', () => {
  test('knows a document that calls its pages by their numbers', () => {
    expect(readLabels(null)).toBeNull()
    expect(readLabels(['1', '2', ' 3 ', ''])).toBeNull()
  })

  test('keeps what differs from the number, and not too much of it', () => {
    expect(readLabels(['1', 'x'.repeat(1000)])).toEqual([null, 'x'.repeat(16)])
  })
})

describe('pageOfTyped', () => {
  test.each([
    ['ii', 1],
    ['II', 1],
    ['a-1', 4],
    ['1', 2],
    [' 2 ', 3],
    ['4', 3],
    ['5', 4],
    ['6', null],
    ['0', null],
    ['', null],
    ['page', null],
  ])('takes “%s” for page %s', (typed, page) => {
    expect(pageOfTyped(typed, book, 5)).toBe(page)
  })

  test('takes numbers where there are no labels', () => {
    expect(pageOfTyped('3', null, 5)).toBe(2)
    expect(pageOfTyped('ii', null, 5)).toBeNull()
  })

  test('tells capital letters apart where the labels do', () => {
    expect(pageOfTyped('a', readLabels(['A', 'a']), 2)).toBe(1)
  })
})
