import { expect, test } from 'vitest'
import { piecesOf, portionOf } from './portion.ts'
import type { OfficeText } from './text.ts'

const line = (text: string) => ({ is: 'paragraph', text }) as const
const table = (rows: number) => ({
  is: 'table' as const,
  rows: Array.from({ length: rows }, () => ['a', 'b']),
})
const text: OfficeText = {
  sections: [
    { title: 'One', blocks: [line('a'), table(10)] },
    { title: 'Two', blocks: [line('b')] },
  ],
  isCut: false,
}
const portion = (limit: number, least = 0) => {
  const { shown, isAll } = portionOf(piecesOf(text), limit, least)
  return [shown.length, isAll]
}

test('as much is shown as fits, and whether it is all is said', () => {
  expect(portion(2)).toEqual([2, false])
  // A table is not split: it has portions of its own.
  expect(portion(3)).toEqual([3, false])
  expect(portion(22)).toEqual([3, false])
  expect(portion(23)).toEqual([4, false])
  expect(portion(24)).toEqual([5, true])
  // What is meant is shown in any case.
  expect(portion(2, 4)).toEqual([4, false])
})
