import { expect, test } from 'vitest'
import { draftOn, pageAnchor } from '../testing/drafts.ts'
import { commentOn, rate, tie, untie } from './edits.ts'

const draft = draftOn()

test('a criterion that was never touched gets its entry with the first change', () => {
  expect(rate('a', 'a-2')(draft).scores).toEqual({
    a: { ratingId: 'a-2', comment: '', anchors: [] },
  })
})

test('a rating leaves the comment and the evidence of its criterion, and other criteria, alone', () => {
  const before = tie('a', [pageAnchor('one', 2)])(commentOn('a', 'clear')(rate('b', 'b-1')(draft)))
  const after = rate('a', 'a-3')(before)
  expect(after.scores['a']).toEqual({ ...before.scores['a'], ratingId: 'a-3' })
  expect(after.scores['b']).toBe(before.scores['b'])
  expect(draft.scores).toEqual({})
})

test('the same page is tied once, another page beside it', () => {
  const once = tie('a', [pageAnchor('one', 2)])(draft)
  expect(tie('a', [pageAnchor('two', 2)])(once).scores).toEqual(once.scores)
  expect(tie('a', [pageAnchor('two', 3)])(once).scores['a']?.anchors.map(({ id }) => id)).toEqual([
    'one',
    'two',
  ])
})

test('one tie is taken away by its id', () => {
  const both = tie('a', [pageAnchor('two', 3)])(tie('a', [pageAnchor('one', 2)])(draft))
  expect(untie('a', ['one'])(both).scores['a']?.anchors.map(({ id }) => id)).toEqual(['two'])
})
