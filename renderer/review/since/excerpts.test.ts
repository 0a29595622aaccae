import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTexts, type TextPart } from '../../../shared/rules/text-change.ts'
import { excerptsOf } from './excerpts.ts'

const lines = (from: number, to: number) =>
  Array.from(
    { length: to - from + 1 },
    (_, at) => `line ${from + at} of a text of many lines\n`,
  ).join('')

test('what stayed is shown around changes, and the rest is counted', () => {
  const before = `${lines(1, 40)}old words here\n${lines(41, 80)}`
  const now = `${lines(1, 40)}new words here\n${lines(41, 80)}`
  const { shown, left } = excerptsOf(compareTexts(before, now))
  expect(left).toBe(0)
  expect(shown.map(({ kind }) => kind)).toEqual([
    'skipped',
    'same',
    'gone',
    'new',
    'same',
    'skipped',
  ])
  expect(shown[1]).toEqual({ kind: 'same', text: lines(38, 40) })
  expect(shown[0]).toEqual({ kind: 'skipped', lines: 37 })
})

test('what stayed and is short is shown whole', () => {
  const parts = compareTexts('Low tide at six.\nold\n', 'Low tide at six.\nnew\n')
  expect(excerptsOf(parts).shown).toEqual(parts)
})

test('of one line without an end no more than a stretch is shown', () => {
  const long = 'word '.repeat(400)
  const { shown } = excerptsOf(compareTexts(`old ${long}end`, `new ${long}end`))
  const text = shown.flatMap((one) => (one.kind === 'same' ? one.text : [])).join('')
  expect(text.length).toBeLessThan(200)
  expect(shown.at(-1)).toEqual({ kind: 'skipped', lines: 0 })
})

test('of very many changes the first are shown, and how many are left', () => {
  const parts = Array.from({ length: 30 }, (_, at): TextPart[] => [
    { kind: 'same', text: `${at}` },
    { kind: 'new', text: 'x' },
  ]).flat()
  const { shown, left } = excerptsOf(parts, 10)
  expect(shown.filter(({ kind }) => kind === 'new')).toHaveLength(10)
  expect(left).toBe(20)
})

test('every change is shown, and of what stayed never more than there is', () => {
  const text = fc
    .array(fc.constantFrom('low tide ', 'at six\n', '👩‍🌾', 'x'.repeat(90), '\n'), { maxLength: 30 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (before, now) => {
      const parts = compareTexts(before, now)
      const { shown } = excerptsOf(parts)
      const changed = (all: readonly { kind: string }[]) =>
        all.filter(({ kind }) => kind === 'gone' || kind === 'new')
      expect(changed(shown)).toEqual(changed(parts))
      const stayed = shown.flatMap((one) => (one.kind === 'same' ? one.text : []))
      for (const one of stayed) expect(before).toContain(one)
    }),
  )
})
