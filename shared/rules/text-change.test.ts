import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTexts, type TextPart } from './text-change.ts'

const without = (kind: TextPart['kind'], parts: TextPart[]) =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('')

const written = (parts: TextPart[]) =>
  parts
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'gone' ? `[-${text}]` : `[+${text}]`,
    )
    .join('')

const word = fc.constantFrom(
  'low',
  'tide',
  'at',
  'six',
  'e\u0301',
  '潮',
  '👩‍🌾',
  '.',
  ' ',
  '\t',
  '\n',
  '\r\n',
)
const prose = fc.oneof(
  fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

test('what stayed and went is the text before, what stayed and came the text of now', () => {
  fc.assert(
    fc.property(prose, prose, fc.nat({ max: 3000 }), (before, now, steps) => {
      const parts = compareTexts(before, now, steps)
      expect(without('new', parts)).toBe(before)
      expect(without('gone', parts)).toBe(now)
    }),
    { numRuns: 1000 },
  )
})

test('a text that is the same is one stretch, and an empty one none', () => {
  expect(compareTexts('Low\ntide', 'Low\ntide')).toEqual([{ kind: 'same', text: 'Low\ntide' }])
  expect(compareTexts('', '')).toEqual([])
  expect(written(compareTexts('', 'Low'))).toBe('[+Low]')
})

test('a line that changed is told word by word, and others stand as they are', () => {
  const before = 'At the shore.\nI took 5 samples at noon.\nThen I left.\n'
  const now = 'At the shore.\nI took 12 samples at low water.\nThen I left.\n'
  expect(written(compareTexts(before, now))).toBe(
    'At the shore.\nI took [-5][+12] samples at [-noon][+low water].\nThen I left.\n',
  )
})

test('a line in place of another that has little in common with it is told whole', () => {
  expect(written(compareTexts('I waited for a while.\n', 'Nine crabs, two of them dead.\n'))).toBe(
    '[-I waited for a while.\n][+Nine crabs, two of them dead.\n]',
  )
})

test('words without spaces between them are told letter by letter', () => {
  expect(written(compareTexts('潮が低い時に行く', '潮が高い時に行く'))).toBe(
    '潮が[-低][+高]い時に行く',
  )
})

test('words that all changed are read as one, with the spaces between them', () => {
  expect(written(compareTexts('by the old harbour wall\n', 'by the new ferry wall\n'))).toBe(
    'by the [-old harbour][+new ferry] wall\n',
  )
})

test('what a stranger wrote to take long does not', () => {
  const before = 'ab '.repeat(60_000)
  const now = 'ba '.repeat(60_000)
  const parts = compareTexts(before, now)
  expect(without('gone', parts)).toBe(now)
})
