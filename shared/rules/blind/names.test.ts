import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type KnownAs, withoutNames } from './names.ts'

const by = (...names: string[]): KnownAs => ({ names, users: [] })
const clean = (known: KnownAs, text: string) => withoutNames(known)(text)

test.each([
  ['Ada Lovelace', 'Report by Ada Lovelace, 2026', 'Report by the learner, 2026'],
  ['Ada Lovelace', 'Lovelace, Ada: field log', 'The learner: field log'],
  ['Ada Lovelace', 'ADA LOVELACE and ada lovelace', 'The learner and the learner'],
  ['Ada Lovelace', 'Ada’s notes. Ada wrote them.', 'The learner’s notes. The learner wrote them.'],
  ['Ada Lovelace', 'A. Lovelace and Lovelace, A.', 'The learner and the learner.'],
  ['Ada Lovelace', 'a lovelace is not enough', 'a the learner is not enough'],
  ['Ada Lovelace', 'ada_lovelace-report.pdf', 'The learner-report.pdf'],
  ['Ada Lovelace', 'AdaLovelaceReport.pdf', 'The learnerReport.pdf'],
  ['Ada Lovelace', 'lovelaceada_v2.docx', 'The learner_v2.docx'],
  ['Ada Lovelace', 'report_alovelace2.pdf', 'report_the learner2.pdf'],
  ['Ada Lovelace', 'report-lovelacea.pdf', 'report-the learner.pdf'],
  [
    'Ada Lovelace',
    'Adapting to canada, a loveless lacework',
    'Adapting to canada, a loveless lacework',
  ],
  ['Siobhán Ní Dhuill', 'siobhan.ni.dhuill log', 'The learner log'],
  ['Siobhan Ni Dhuill', 'Siobhán’s log', 'The learner’s log'],
  ['Zofia Wiśniewska', 'Wisniewska_Zofia', 'The learner'],
  ['Jørgen Haugland', 'jorgen at work', 'The learner at work'],
  ['Björn Straße', 'bjorn strasse', 'The learner'],
  ['Amara Okonjo-Lind', 'OkonjoLind.pdf and okonjo lind', 'The learner.pdf and the learner'],
  ['Owen O’Neill', "owen o'neill; ONeill", 'The learner; the learner'],
  ['Amelia van der Berg', 'Amelia van der Berg in the van', 'The learner in the van'],
  ['Nguyễn Thị Mai', 'nguyen thi mai', 'The learner'],
  ['Μαρία Παπαδοπούλου', 'Η ΜΑΡΊΑ ΠΑΠΑΔΟΠΟΎΛΟΥ', 'Η the learner'],
  ['Анна Соколова', 'отчёт_соколова_анна.pdf', 'отчёт_the learner.pdf'],
  ['نور الخطيب', 'تقرير نور الخطيب', 'تقرير the learner'],
  ['प्रिया रामनाथन', 'प्रिया की रिपोर्ट', 'The learner की रिपोर्ट'],
  ['山田太郎', '山田太郎の報告書', 'The learnerの報告書'],
  ['山田 太郎', '太郎さんの報告', 'The learnerさんの報告'],
  ['王小明', '小明的实习报告', 'The learner的实习报告'],
  ['김민수', '김민수의 보고서', 'The learner의 보고서'],
  ['김민수', '민수는 갔다', 'The learner는 갔다'],
])('%s: “%s”', (name, text, expected) => {
  expect(clean(by(name), text)).toBe(expected)
})

describe('short parts', () => {
  test.each([
    ['An Li', 'Li went home', 'The learner went home'],
    ['An Li', 'an honest list of Lions', 'an honest list of Lions'],
    ['An Li', 'li_an.pdf', 'The learner.pdf'],
    ['An Li', 'anli_log.pdf', 'The learner_log.pdf'],
    ['Li Wei', 'Linear and weird', 'Linear and weird'],
    ['Li Wei', 'wei-li notes', 'The learner notes'],
  ])('%s: “%s”', (name, text, expected) => {
    expect(clean(by(name), text)).toBe(expected)
  })
})

describe('user names and addresses', () => {
  const known = { names: ['Ada Lovelace'], users: ['al1815', 'ada.lovelace@example.org', 'L-1001'] }
  test.each([
    ['al1815_report', 'The learner_report'],
    ['Write to ada.lovelace@example.org.', 'Write to the learner.'],
    ['L-1001 report, page 1001', 'The learner report, page 1001'],
    ['total1815', 'total1815'],
  ])('“%s”', (text, expected) => {
    expect(clean(known, text)).toBe(expected)
  })
  test('an address alone tells the name', () => {
    expect(clean({ names: [], users: ['ines.duarte@example.org'] }, 'Duarte_log')).toBe(
      'The learner_log',
    )
  })
})

test('without a name every text stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(clean({ names: [], users: [] }, text)).toBe(text)
    }),
  )
})

const letters = fc.constantFrom(...Array.from('bcdfghjkmpqrstvwxz'))
const part = fc
  .array(letters, { minLength: 3, maxLength: 9 })
  .map((all) => `${all[0]!.toUpperCase()}${all.slice(1).join('')}`)
const name = fc.uniqueArray(part, { minLength: 2, maxLength: 3 })
// No letter of the names is in them, nor is any of them a word that is written instead.
const filler = fc.array(fc.constantFrom('aei', 'Eye', 'ooo', '2026', 'ia', 'AEIOU'), {
  maxLength: 4,
})
const cased = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
  (text: string) => text.replaceAll(/[a-z]/g, (letter) => `${letter}\u0301`),
)

test('no part of a name is left, in whichever order and way it is written', () => {
  fc.assert(
    fc.property(
      name,
      filler,
      filler,
      fc.constantFrom(' ', '_', '-', '.', ', ', ''),
      cased,
      fc.boolean(),
      (parts, before, after, separator, write, reversed) => {
        const order = reversed ? parts.toReversed() : parts
        const text = [...before, write(order.join(separator)), ...after].join('_')
        const cleaned = clean(by(parts.join(' ')), text)
        const plain = cleaned.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
        for (const one of parts) expect(plain).not.toContain(one.toLowerCase())
        // And all else is there.
        for (const word of [...before, ...after]) expect(cleaned).toContain(word)
      },
    ),
  )
})

test('what is clean stays as it is', () => {
  fc.assert(
    fc.property(name, fc.string({ unit: 'grapheme', maxLength: 60 }), (parts, text) => {
      const once = withoutNames(by(parts.join(' ')))
      expect(once(once(text))).toBe(once(text))
    }),
  )
})

test('a long text with a long name is cleaned', () => {
  const text = 'The shore at low water, which Ada Lovelace saw. '.repeat(400)
  expect(clean(by('Ada Augusta Byron King Lovelace'), text)).not.toMatch(/Ada|Lovelace/)
})
