import { expect, test } from 'vitest'
import type { Evidence, EvidenceFile } from '../../../shared/model/evidence.ts'
import { sha } from '../../../shared/testing/review.ts'
import type { LookedIn } from '../../reading/search/looked.ts'
import { compareItems } from './compare.ts'

const file = (digit: string, mediaType: string): EvidenceFile => ({
  id: digit,
  kind: 'file',
  title: 'T',
  fileName: null,
  mediaType,
  size: 1,
  sha256: sha(digit),
  pieces: [sha(digit)],
})

let rested = 0
const looked = (pages: string[], isPaged = false): LookedIn => ({
  pages: pages.length,
  text: async (page) => pages[page]!,
  isPaged,
  labels: async () => null,
  isCut: false,
  rest: () => void (rested += 1),
})

/** Compares two items that have these parts; null is one without a text. */
function compare(
  mediaType: string,
  before: LookedIn | null,
  now: LookedIn | null,
  signal = new AbortController().signal,
) {
  const [was, is] = [file('1', mediaType), file('2', mediaType)]
  return compareItems(was, is, async (item) => (item === was ? before : now), signal)
}

test('a row of a table is a line, and what was opened is given back', async () => {
  rested = 0
  const before = looked(['station\nph\n', '1\n7.9\n', '2\n'])
  const now = looked(['station\nph\n', '1\n7.9\n', '2\n8.1\n'])
  expect(await compare('text/csv', before, now)).toEqual({
    is: 'texts',
    isCut: false,
    parts: [
      { kind: 'same', text: 'station\tph\n1\t7.9\n2' },
      { kind: 'new', text: '\t8.1' },
      { kind: 'same', text: '\n' },
    ],
  })
  expect(rested).toBe(2)
})

test('pages are compared as one text, whether or not each ends with a line', async () => {
  const compared = await compare(
    'application/pdf',
    looked(['one\ntwo', 'three'], true),
    looked(['one\ntwo\n', 'three'], true),
  )
  expect(compared).toMatchObject({ parts: [{ kind: 'same', text: 'one\ntwo\nthree\n' }] })
})

test('an address is compared with another', async () => {
  const link = (url: string): Evidence => ({
    id: 'l',
    kind: 'link',
    title: 'T',
    url,
    sha256: sha('5'),
  })
  const { signal } = new AbortController()
  const [was, is] = [link('https://a.test/map'), link('https://a.test/film')]
  expect(await compareItems(was, is, async () => null, signal)).toMatchObject({
    parts: [{ kind: 'same' }, { text: 'map' }, { text: 'film' }],
  })
})

test('what has no text is another file, with its pages where it has some', async () => {
  expect(await compare('image/jpeg', null, null)).toEqual({
    is: 'other',
    pages: { before: null, now: null },
  })
  const scanned = looked(['', ' '], true)
  expect(await compare('application/pdf', scanned, looked(['Typed'], true))).toEqual({
    is: 'other',
    pages: { before: 2, now: 1 },
  })
})

test('of a book the first part is compared', async () => {
  const pages = Array.from({ length: 700 }, () => 'a line of a long book\n'.repeat(30))
  const compared = await compare('application/pdf', looked(pages), looked(['first', ...pages]))
  expect(compared).toMatchObject({ is: 'texts', isCut: true })
})

test('nothing more is read for one who has left', async () => {
  const left = new AbortController()
  left.abort()
  const text = looked(['one'])
  await expect(compare('text/plain', text, text, left.signal)).rejects.toThrow(/abort/i)
})
