import { expect, test } from 'vitest'
import type { Anchor } from '../../shared/model/anchor.ts'
import type { Draft } from '../../shared/model/draft.ts'
import { commentOn, rate, tie, untie } from './edits.ts'

const draft: Draft = {
  packetId: 'P-1',
  packetRevision: 1,
  rubricId: 'R-1',
  rubricVersion: 1,
  decisionId: '018f0000-0000-7000-8000-000000000001',
  changes: 0,
  begunAt: '2026-11-23T10:00:00.000Z',
  changedAt: '2026-11-23T10:00:00.000Z',
  kind: 'review',
  supersedes: null,
  reason: '',
  former: [],
  scores: {},
  chosenOutcome: null,
  feedback: '',
  note: '',
}

const anchor = (id: string, page: number): Anchor => ({
  id,
  evidenceId: 'E-1',
  sha256: '0'.repeat(64),
  place: { type: 'page', page },
  note: '',
  madeAt: '2026-11-23T10:00:00.000Z',
})

test('a criterion that was never touched gets its entry with the first change', () => {
  expect(rate('a', 'a-2')(draft).scores).toEqual({
    a: { ratingId: 'a-2', comment: '', anchors: [] },
  })
})

test('a rating leaves the comment and the evidence of its criterion, and other criteria, alone', () => {
  const before = tie('a', anchor('one', 2))(commentOn('a', 'clear')(rate('b', 'b-1')(draft)))
  const after = rate('a', 'a-3')(before)
  expect(after.scores['a']).toEqual({ ...before.scores['a'], ratingId: 'a-3' })
  expect(after.scores['b']).toBe(before.scores['b'])
  expect(draft.scores).toEqual({})
})

test('the same page is tied once, another page beside it', () => {
  const once = tie('a', anchor('one', 2))(draft)
  expect(tie('a', anchor('two', 2))(once).scores).toEqual(once.scores)
  expect(tie('a', anchor('two', 3))(once).scores['a']?.anchors.map(({ id }) => id)).toEqual([
    'one',
    'two',
  ])
})

test('one tie is taken away by its id', () => {
  const both = tie('a', anchor('two', 3))(tie('a', anchor('one', 2))(draft))
  expect(untie('a', 'one')(both).scores['a']?.anchors.map(({ id }) => id)).toEqual(['two'])
})
