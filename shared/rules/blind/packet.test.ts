import { expect, test } from 'vitest'
import { type KnownAs, withoutNames } from './names.ts'
import { cleanEvidence, cleanScores, cleanTitle } from './packet.ts'

const known: KnownAs = { names: ['Li Wei', 'Ada Lovelace'], users: [] }
const clean = withoutNames(known)
const sha256 = 'a'.repeat(64)

test.each([
  ['Field log', 'Field log'],
  ['Field log of Ada Lovelace', 'Field log of the learner'],
  ['Ada Lovelace', 'Evidence 3'],
  ['ada_lovelace.pdf', 'Evidence 3'],
  ['AdaLovelace_2.docx', 'Evidence 3'],
  ['Lovelace 実習報告', 'The learner 実習報告'],
])('the title “%s” becomes “%s”', (title, expected) => {
  expect(cleanTitle(title, 3, clean)).toBe(expected)
})

test('what is too long with another word in place of a name is cut', () => {
  const title = `Log of ${'Li, '.repeat(70)}end`
  const [item] = cleanEvidence(
    [{ id: 'E1', kind: 'text', title, text: 'Li! '.repeat(5000), sha256 }],
    clean,
  )
  expect(item!.title.length).toBeLessThanOrEqual(300)
  expect(item).toHaveProperty('text.length', 20_000)
})

test('every SHA-256 stays, and so does an address that names nobody', () => {
  const link = {
    id: 'E1',
    kind: 'link' as const,
    title: 'Tides',
    url: 'https://example.org/t',
    sha256,
  }
  expect(cleanEvidence([link], clean)).toEqual([link])
  const named = { ...link, url: 'https://lovelace.example.org/' }
  expect(cleanEvidence([named], clean)).toEqual([
    { ...link, url: 'https://withheld.invalid/', withheld: true },
  ])
})

const passage = (prefix: string, exact: string, suffix: string) => {
  const place = {
    type: 'passage' as const,
    page: 0,
    exact,
    prefix,
    suffix,
    start: 0,
    end: 1,
    boxes: [],
  }
  const anchor = {
    id: '4b9f3c1e-0d52-4d2a-9d0e-6f3f5c1b2a10',
    evidenceId: 'E1',
    sha256,
    place,
    note: '',
    madeAt: '',
  }
  const score = { criterionId: 'c', ratingId: 'r', noRating: null, comment: '', keptFrom: null }
  const [cleaned] = cleanScores([{ ...score, anchors: [anchor] }], clean)
  return cleaned!.anchors[0]!.place
}

test('a name that a passage cuts is taken out whole', () => {
  expect(passage('By A', 'da Lovel', 'ace, in May')).toMatchObject({ exact: 'The learner,' })
  expect(passage('By Ada ', 'at low water', ' in May')).toMatchObject({
    exact: 'at low water',
    prefix: '',
    suffix: '',
  })
})
