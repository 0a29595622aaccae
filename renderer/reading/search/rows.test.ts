import { expect, test } from 'vitest'
import type { Found } from './EvidenceFinder.ts'
import { firstHit, rowsOf, stepFrom } from './rows.ts'

const hit = (page: number) => ({ page, start: 0, before: '', hit: 'tide', after: '' })
const found = (id: string, pages: number[]): Found => ({
  item: { id, title: id, kind: 'text', text: '', sha256: id.repeat(64) },
  is: 'looked',
  problem: null,
  pages: 9,
  looked: 9,
  unread: 0,
  count: pages.length,
  hits: pages.map(hit),
  isPaged: true,
  labels: null,
  isCut: false,
})
const rows = rowsOf([found('a', []), found('b', [2, 5])])

test('hits stand under their items', () => {
  expect(rows.map(({ found: { item }, hit: at }) => [item.id, at?.page ?? null])).toEqual([
    ['a', null],
    ['b', null],
    ['b', 2],
    ['b', 5],
  ])
  expect(firstHit(rows)).toBe(2)
  expect(firstHit(rowsOf([found('a', [])]))).toBe(-1)
})

test('a step ends at the ends of the list', () => {
  expect(stepFrom(rows, 2, 1)).toBe(3)
  expect(stepFrom(rows, 3, 1)).toBe(3)
  expect(stepFrom(rows, 1, -9)).toBe(0)
})
