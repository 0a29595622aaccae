import { expect, test } from 'vitest'
import type { Comment } from '../store/comments.ts'
import { offersFor } from './rank.ts'

const day = 24 * 60 * 60 * 1000
const comment = (id: string, more: Partial<Comment> = {}): Comment => ({
  id,
  key: id,
  from: 'office',
  rubricId: 'R-1',
  criterionId: 'quality',
  ratingId: 'no',
  text: id,
  uses: 0,
  usedAt: null,
  hidden: false,
  ...more,
})
const wanted = { criterionId: 'quality', ratingId: 'no' }
const ids = (comments: Comment[], typed = '') =>
  offersFor(comments, wanted, typed, ({ text }) => text).map(({ comment: { id } }) => id)

test('the same rating comes first, then any, then others, however often those were used', () => {
  const other = comment('other', { ratingId: 'yes', uses: 50, usedAt: 100 * day })
  const any = comment('any', { ratingId: null, uses: 9, usedAt: 100 * day })
  expect(ids([other, any, comment('same')])).toEqual(['same', 'any', 'other'])
})

test('within a rating the use counts, and a use of long ago less', () => {
  const often = comment('often', { uses: 4, usedAt: 0 })
  const once = comment('once', { uses: 1, usedAt: 61 * day })
  const lately = comment('lately', { uses: 2, usedAt: 29 * day })
  expect(ids([comment('never'), once, lately, often])).toEqual(['once', 'often', 'lately', 'never'])
})

test('then what begins as it was typed, then words that do, then the bank’s order', () => {
  const texts = ['A misunit', 'The unit', 'Unité de mesure', 'unit first']
  const comments = texts.map((text) => comment(text))
  expect(ids(comments, 'UNIT')).toEqual(['Unité de mesure', 'unit first', 'The unit', 'A misunit'])
})

test('each word that is typed is looked for, with accents or without, in what is filled in', () => {
  const comments = [comment('a', { text: '{rating}: señal' }), comment('b')]
  const write = ({ text }: Comment) => text.replace('{rating}', 'Développé')
  expect(offersFor(comments, wanted, 'senal developpe', write)).toHaveLength(1)
})

test('other criteria and what was put out of sight are not offered', () => {
  const comments = [comment('a', { hidden: true }), comment('b', { criterionId: null })]
  expect(ids(comments)).toEqual([])
  expect(
    offersFor(comments, { criterionId: null, ratingId: null }, '', ({ text }) => text),
  ).toHaveLength(1)
})
