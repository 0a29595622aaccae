import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Filling, fillPlaceholders, placeholdersIn, unknownIn } from './placeholders.ts'

const filling: Filling = {
  learner: 'Ana',
  criterion: 'Data quality',
  rating: 'Developing',
  'required rating': 'Meets',
  achievement: 'Collecting data that holds',
  due: null,
}

test('what is known is filled in, in whatever capitals and spaces it is written', () => {
  expect(fillPlaceholders('{learner}: {rating}, not {Required  Rating}.', filling)).toBe(
    'Ana: Developing, not Meets.',
  )
})

test('what is not known, or has nothing here, stays as written and is told', () => {
  const filled = fillPlaceholders('{learner}, see {page} by {due}. {page}!', filling)
  expect(filled).toBe('Ana, see {page} by {due}. {page}!')
  expect(placeholdersIn(filled)).toEqual(['{page}', '{due}'])
  expect(unknownIn('{learner} {page} {due}')).toEqual(['{page}'])
})

test('what is filled in is not filled again', () => {
  const sly = { ...filling, learner: '{rating} {learner}' }
  expect(fillPlaceholders('{learner}', sly)).toBe('{rating} {learner}')
})

test('other braces are somebody’s own text', () => {
  const text = 'f = {x | x > 1}, {}, { }, {{, {a\nb}'
  expect(fillPlaceholders(text, filling)).toBe(text)
  expect(placeholdersIn(text)).toEqual([])
})

test('a text without braces is never changed', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.includes('{')),
      (text) => {
        expect(fillPlaceholders(text, filling)).toBe(text)
      },
    ),
  )
})
