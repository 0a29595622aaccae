import { expect, test } from 'vitest'
import type { Evidence } from '../../../shared/model/evidence.ts'
import { neverOpened, withOpened, writeSeen } from './opened.ts'

const text = (id: string): Evidence => ({
  id,
  kind: 'text',
  title: id,
  text: '',
  sha256: id.repeat(64),
})

test('an item that was on screen, however short, was opened', () => {
  const opened = { [text('a').sha256]: { pages: 0, seen: {} } }
  expect(neverOpened([text('a'), text('b')], opened).map(({ id }) => id)).toEqual(['b'])
})

test('what is on screen now was opened, before that is written', () => {
  const opened = { [text('a').sha256]: { pages: 3, seen: { 0: 100 } } }
  expect(neverOpened([text('a'), text('b')], withOpened(opened, text('b')))).toEqual([])
  expect(withOpened(opened, text('a'))).toBe(opened)
})

test.each([
  [undefined, 'Not opened yet'],
  [{ pages: 0, seen: {} }, 'Opened, under a minute'],
  [{ pages: 1, seen: { 0: 61_000 } }, 'Opened, 1 minute'],
  [{ pages: 12, seen: { 0: 100_000, 4: 140_000, 5: 1000 } }, '3 of 12 pages seen, 4 minutes'],
])('%o is told in words', (read, words) => {
  expect(writeSeen(read)).toBe(words)
})
