import { expect, test } from 'vitest'
import type { Found } from './Finder.ts'
import { writeFound } from './words.ts'

const found = (more: Partial<Found>): Found => ({
  query: { text: 'tide', cases: false, marks: false, words: false },
  count: 0,
  current: null,
  looked: 12,
  pages: 12,
  unread: 0,
  hasText: true,
  ...more,
})
const current = (number: number) => ({ hit: { page: 0, start: 0, end: 4 }, number })

test.each<[Partial<Found>, string]>([
  [{ count: 1700, current: current(3) }, '3 of 1,700'],
  [{ count: 17, current: current(3), looked: 5 }, '3 of 17, 41 %…'],
  [{ looked: 5 }, 'Looking, 41 %…'],
  [{}, 'Not found'],
  [{ unread: 1 }, 'Not found; 1 page could not be read'],
  [{ count: 2, current: current(1), unread: 2 }, '1 of 2; 2 pages could not be read'],
  [{ hasText: false }, 'No text, pictures only'],
  [{ hasText: false, unread: 12 }, 'Not found; 12 pages could not be read'],
])('%o is said as “%s”', (more, words) => {
  expect(writeFound(found(more))).toBe(words)
})
