import { expect, test } from 'vitest'
import { sentenceStart, spaced, withoutLearner } from './writing.ts'

test.each([
  ['', 0],
  ['unit miss', 0],
  ['Good. unit', 6],
  ['Is it “so?” unit', 12],
  ['First line\n  unit', 13],
  ['At 3.5 m the', 0],
  ['Done. ', 6],
])('of %j what is being written begins at %i', (text, start) => {
  expect(sentenceStart(text, text.length)).toBe(start)
})

test('a comment runs into no word before or behind it', () => {
  expect(spaced('Good.', 'Unit?', 5, 5)).toBe(' Unit?')
  expect(spaced('Good. unit', 'Unit?', 6, 10)).toBe('Unit?')
  expect(spaced('so', 'Unit?', 0, 0)).toBe('Unit? ')
})

test('a learner’s name is not kept', () => {
  expect(withoutLearner(' Ana Teste did. Ana Teste! ', ['Ana Teste', 'Learner 1', null])).toBe(
    '{learner} did. {learner}!',
  )
})
