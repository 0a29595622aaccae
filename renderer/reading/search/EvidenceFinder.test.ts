import { expect, test } from 'vitest'
import type { Evidence } from '../../../shared/model/evidence.ts'
import { fail } from '../../../shared/protocol/problem.ts'
import { PasswordWanted } from '../pdf/PasswordWanted.ts'
import { EvidenceFinder, type ItemToLookIn, listed } from './EvidenceFinder.ts'
import type { LookedIn } from './looked.ts'

const query = (text: string) => ({ text, cases: false, marks: false, words: false })
const textOf = (id: string): Evidence => ({
  id,
  title: id,
  kind: 'text',
  text: '',
  sha256: id.padEnd(64, '0'),
})

function looked(pages: (string | null)[]) {
  const log = { rested: 0 }
  const made: LookedIn = {
    pages: pages.length,
    text: async (page) => pages[page] ?? Promise.reject(new Error('the page is damaged')),
    isPaged: true,
    labels: async () => pages.map((_, page) => (page === 0 ? 'i' : null)),
    isCut: false,
    rest: () => void (log.rested += 1),
  }
  return { made, log }
}

const item = (id: string, open: ItemToLookIn['open'], isHere = true): ItemToLookIn => ({
  item: textOf(id),
  isHere,
  open,
})
const pages = (id: string, ...texts: (string | null)[]) => item(id, async () => looked(texts).made)

const summary = (finder: EvidenceFinder) =>
  finder
    .found()
    ?.map(({ item: { id }, is, count, hits }) => [
      id,
      is,
      count,
      hits.map(({ page, start, hit }) => [page, start, hit]),
    ])

test('lists the hits of each item, by page and place', async () => {
  const finder = new EvidenceFinder([
    pages('log', 'low tide', 'no more', 'the Tide; a tide'),
    pages('sheet', 'nothing'),
  ])
  await finder.look(query('tide'))
  expect(summary(finder)).toEqual([
    [
      'log',
      'looked',
      3,
      [
        [0, 4, 'tide'],
        [2, 4, 'Tide'],
        [2, 12, 'tide'],
      ],
    ],
    ['sheet', 'looked', 0, []],
  ])
})

test('says what the item calls its pages', async () => {
  const finder = new EvidenceFinder([pages('log', 'low tide', 'no more')])
  await finder.look(query('tide'))
  expect(finder.found()![0]!.labels).toEqual(['i', null])
})

test('says of each item why nothing could be found in it, and goes on', async () => {
  const finder = new EvidenceFinder([
    item('photo', async () => null),
    pages('scan', ' \n', ''),
    item('late', async () => null, false),
    item('locked', () => Promise.reject(new PasswordWanted(false))),
    item('bad', async () => fail('evidence-unreadable', 'bad', 'it is empty')),
    pages('torn', null, 'high tide'),
  ])
  await finder.look(query('tide'))
  expect(summary(finder)).toEqual([
    ['photo', 'textless', 0, []],
    ['scan', 'textless', 0, []],
    ['late', 'missing', 0, []],
    ['locked', 'locked', 0, []],
    ['bad', 'failed', 0, []],
    ['torn', 'looked', 1, [[1, 5, 'tide']]],
  ])
  expect(finder.found()?.[4]?.problem?.what).toContain('bad cannot be shown')
  expect(finder.found()?.[5]?.unread).toBe(1)
})

test('opens each item once for all that is looked for, and gives it back', async () => {
  const { made, log } = looked(['low tide'])
  let opened = 0
  const finder = new EvidenceFinder([
    item('log', async () => {
      opened += 1
      return made
    }),
  ])
  const first = finder.look(query('ti'))
  await finder.look(query('tide'))
  await first
  expect(summary(finder)?.[0]?.[2]).toBe(1)
  expect(opened).toBe(1)
  const before = log.rested
  finder.stop()
  await expect.poll(() => log.rested).toBe(before + 1)
  expect(finder.found()).toBeNull()
})

test('what comes for other words is not taken', async () => {
  const slow = Promise.withResolvers<string>()
  const finder = new EvidenceFinder([
    item('log', async () => ({ ...looked([]).made, pages: 1, text: () => slow.promise })),
  ])
  const first = finder.look(query('low'))
  const second = finder.look(query('tide'))
  slow.resolve('low low tide')
  await Promise.all([first, second])
  expect(summary(finder)?.[0]?.[2]).toBe(1)
  await finder.look(query(' '))
  expect(finder.found()).toBeNull()
})

test('tries again what failed before', async () => {
  let turn = 0
  const finder = new EvidenceFinder([
    item('log', async () => {
      turn += 1
      return turn === 1 ? fail('evidence-lost', 'log') : looked(['tide']).made
    }),
  ])
  await finder.look(query('tide'))
  expect(summary(finder)?.[0]?.[1]).toBe('failed')
  await finder.look(query('tide'))
  expect(summary(finder)?.[0]?.[1]).toBe('looked')
})

test('counts all hits and lists as many as one looks through', async () => {
  const finder = new EvidenceFinder([pages('log', 'a '.repeat(listed - 1), 'a a a')])
  await finder.look(query('a'))
  expect(finder.found()?.[0]).toMatchObject({ count: listed + 2 })
  expect(finder.found()?.[0]?.hits).toHaveLength(listed)
})
