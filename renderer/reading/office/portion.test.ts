import { expect, test } from 'vitest'
import { portionOf } from './portion.ts'
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
const shown = (limit: number) => {
  const { pieces, isAll } = portionOf(text, limit)
  return [pieces.length, isAll]
}

test('as much is shown as fits, and whether it is all is said', () => {
  expect(shown(2)).toEqual([2, false])
  // A table is not split: it has portions of its own.
  expect(shown(3)).toEqual([3, false])
  expect(shown(22)).toEqual([3, false])
  expect(shown(23)).toEqual([4, false])
  expect(shown(24)).toEqual([5, true])
})
