import { expect, test } from 'vitest'
import { problem } from '../../../shared/protocol/problem.ts'
import type { Found } from './EvidenceFinder.ts'
import { writeFoundIn, writeFoundInAll } from './words.ts'

const found = (more: Partial<Found>): Found => ({
  item: { id: 'a', title: 'a', kind: 'text', text: '', sha256: 'a'.repeat(64) },
  is: 'looked',
  problem: null,
  pages: 12,
  looked: 12,
  unread: 0,
  count: 0,
  hits: [],
  isPaged: true,
  labels: null,
  isCut: false,
  ...more,
})
const unreadable = problem('evidence-unreadable', 'Field log', 'it is empty')

test.each<[Partial<Found>, string]>([
  [{ is: 'waiting' }, 'Waiting'],
  [{ is: 'looking', pages: 0, looked: 0 }, 'Looking…'],
  [{ is: 'looking', looked: 5 }, 'Looking, 41 %…'],
  [{ is: 'looking', looked: 5, count: 3 }, '3, 41 %…'],
  [{ is: 'textless' }, 'No text to look in'],
  [{ is: 'locked' }, 'Asks for a password: open it first'],
  [{ is: 'missing' }, 'Not here yet'],
  [{ is: 'failed', problem: unreadable }, 'Field log cannot be shown: it is empty.'],
  [{ count: 1700 }, '1,700'],
  [{}, 'Not found'],
  [{ count: 2, unread: 1 }, '2; 1 page could not be read'],
  [{ isCut: true }, 'Not found; only its beginning was looked at'],
])('%o is said as “%s”', (more, words) => {
  expect(writeFoundIn(found(more))).toBe(words)
})

test.each<[Partial<Found>[], string]>([
  [[{}, { is: 'textless' }], 'Not found in any of 2 items'],
  [[{}], 'Not found in the one item'],
  [[{}, { is: 'waiting' }], 'Looking…'],
  [[{ count: 1 }, {}], '1 hit in 1 of 2 items'],
  [[{ count: 1200 }, { is: 'looking', count: 34 }], '1,234 hits in 2 of 2 items, looking on…'],
])('of all, %o is said as “%s”', (all, words) => {
  expect(writeFoundInAll(all.map(found))).toBe(words)
})
