import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Evidence } from '../model/evidence.ts'
import { sha } from '../testing/review.ts'
import { compareEvidence } from './evidence-change.ts'

const file = (id: string, title: string, digit: string, fileName: string | null): Evidence => ({
  id,
  title,
  kind: 'file',
  fileName,
  mediaType: 'application/pdf',
  size: 0,
  sha256: sha(digit),
  pieces: [],
})
const text = (id: string, title: string, digit: string): Evidence => ({
  id,
  title,
  kind: 'text',
  text: 'Low tide',
  sha256: sha(digit),
})
const kinds = (before: Evidence[], now: Evidence[]) =>
  compareEvidence(before, now).map(
    ({ kind, before: was, now: is }) => `${kind} ${was?.id ?? '-'} ${is?.id ?? '-'}`,
  )

test('the same bytes are the same, another title or not; another item of the name is changed', () => {
  const before = [
    file('a', 'Log', '1', 'log.pdf'),
    text('b', 'Reflection', '2'),
    text('c', 'Plan', '3'),
  ]
  const now = [
    text('r', 'reflection ', '4'),
    file('l', 'Field log', '1', 'log2.pdf'),
    text('n', 'Letter', '5'),
  ]
  expect(kinds(before, now)).toEqual(['changed b r', 'same a l', 'new - n', 'gone c -'])
})

test('a file that was renamed on the sheet is known by its file name', () => {
  const before = [file('a', 'Log', '1', 'log.pdf'), file('b', 'Sheet', '2', 'sheet.pdf')]
  const now = [file('s', 'Log', '3', 'sheet.pdf'), file('l', 'Logbook', '4', 'LOG.pdf')]
  expect(kinds(before, now)).toEqual(['changed b s', 'changed a l'])
})

test('items of one title are taken in turn, and each once', () => {
  const before = [file('a', 'Photo', '1', null), file('b', 'Photo', '2', null)]
  const now = [
    file('x', 'Photo', '2', null),
    file('y', 'Photo', '3', null),
    file('z', 'Photo', '4', null),
  ]
  expect(kinds(before, now)).toEqual(['same b x', 'changed a y', 'new - z'])
})

const items = fc.array(
  fc.record({
    title: fc.constantFrom('Log', 'Plan', 'Photo'),
    digit: fc.constantFrom('1', '2', '3', '4'),
  }),
  { maxLength: 6 },
)

test('each item of either is in one change, which says what its bytes say', () => {
  fc.assert(
    fc.property(items, items, (one, other) => {
      const made = (side: string, all: typeof one) =>
        all.map(({ title, digit }, at) => text(`${side}${at}`, title, digit))
      const [before, now] = [made('b', one), made('n', other)]
      const changes = compareEvidence(before, now)
      expect(changes.flatMap((change) => change.now ?? [])).toEqual(now)
      expect(new Set(changes.flatMap((change) => change.before ?? []))).toEqual(new Set(before))
      expect(changes.filter((change) => change.before)).toHaveLength(before.length)
      expect(changes.map(({ kind }) => kind)).toEqual(
        changes.map(({ before: was, now: is }) =>
          was && is ? (was.sha256 === is.sha256 ? 'same' : 'changed') : is ? 'new' : 'gone',
        ),
      )
    }),
  )
})

const different = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5'))

test('bytes that both sides have are the same, whatever else is called alike', () => {
  fc.assert(
    fc.property(different, different, (one, other) => {
      const made = (all: string[]) => all.map((digit) => text(digit, 'Photo', digit))
      const same = compareEvidence(made(one), made(other)).filter(({ kind }) => kind === 'same')
      expect(same.map(({ now }) => now?.id)).toEqual(other.filter((digit) => one.includes(digit)))
    }),
  )
})
