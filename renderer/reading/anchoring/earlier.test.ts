import { expect, test } from 'vitest'
import { pageAnchor } from '../../testing/drafts.ts'
import { type Earlier, earlierMarks, type Whereabouts, wishNow } from './earlier.ts'
import type { Passage } from './quote.ts'

const passage = (page: number): Passage => ({
  type: 'passage',
  page,
  exact: 'counted',
  prefix: '',
  suffix: '',
  start: 3,
  end: 10,
  boxes: [],
})
const tied = (id: string, place: Passage) => ({
  anchor: { ...pageAnchor(id, 0), place },
  label: '1',
  name: 'Was tied to 1 Sampling',
})
const page = { anchor: pageAnchor('page', 4), label: '1', name: 'Was tied to 1 Sampling' }

function earlier(known: Record<string, Whereabouts>): Earlier {
  return {
    anchors: [tied('one', passage(2)), tied('two', passage(3)), page],
    whereabouts: ({ id }) => known[id],
    onLocated: () => {},
  }
}

test('what was tied is marked where it was found, and nowhere else', () => {
  const known = earlier({
    one: { how: 'moved', place: passage(5) },
    two: { how: 'gone', place: null },
  })
  expect(earlierMarks(known, [])).toMatchObject([{ label: '1', place: passage(5), was: 'moved' }])
  expect(earlierMarks(null, [])).toEqual([])
})

test('what is tied there again is not marked twice', () => {
  const known = earlier({ one: { how: 'moved', place: passage(5) } })
  expect(earlierMarks(known, [tied('again', passage(5))])).toEqual([])
  expect(earlierMarks(known, [tied('other', passage(6))])).toHaveLength(1)
})

test('a wish to see it waits until it was looked for, and then leads to where it is', () => {
  const wish = { page: 2, anchorId: 'one', nonce: 7 }
  expect(wishNow(wish, earlier({}))).toBeNull()
  const found = earlier({ one: { how: 'moved', place: passage(5) } })
  expect(wishNow(wish, found)).toEqual({ ...wish, page: 5 })
  expect(wishNow(wish, earlier({ one: { how: 'gone', place: null } }))).toEqual(wish)
})

test('a wish to see anything else is as it is', () => {
  const wish = { page: 4, anchorId: 'page', nonce: 7 }
  expect(wishNow(wish, earlier({}))).toEqual(wish)
  expect(wishNow({ ...wish, anchorId: 'new' }, earlier({}))).toEqual({ ...wish, anchorId: 'new' })
  expect(wishNow(wish, null)).toEqual(wish)
  expect(wishNow(null, earlier({}))).toBeNull()
})
