import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { hitsIn, loosest, prepare, type Query } from './search.ts'

const graphemes = new Intl.Segmenter('en')
const plain = { cases: false, marks: false, words: false }

function found(text: string, query: string, more: Partial<Query> = {}): string[] {
  const prepared = prepare({ ...plain, text: query, ...more })
  if (prepared === null) return []
  return [...hitsIn(fold(text, loosest), prepared)].map(({ start, end }) => text.slice(start, end))
}

test('finds every place, whatever its capitals and accents', () => {
  expect(found('Été, ete; ÉTÉ', 'été')).toEqual(['Été', 'ete', 'ÉTÉ'])
  expect(found('aaaa', 'aa')).toEqual(['aa', 'aa'])
  expect(found('tide', '  ')).toEqual([])
})

test('tells capitals and accents apart where it is asked to', () => {
  expect(found('Été, ete; ÉTÉ', 'été', { marks: true })).toEqual(['Été', 'ÉTÉ'])
  expect(found('Tide tide', 'tide', { cases: true })).toEqual(['tide'])
  expect(found('aAa', 'Aa', { cases: true })).toEqual(['Aa'])
})

test('finds whole words only where it is asked to', () => {
  expect(found('low, lower; below (low)', 'low', { words: true })).toHaveLength(2)
  expect(found('𝒜low low𝒜', 'low', { words: true })).toEqual([])
  expect(found('海岸の記録', '記録', { words: true })).toEqual(['記録'])
})

test('finds over the ends of lines, and a word that is broken there', () => {
  expect(found('at low\nwater and low wa-\nter', 'low water')).toEqual([
    'low\nwater',
    'low wa-\nter',
  ])
})

test('finds every script', () => {
  expect(found('Журнал наблюдений', 'журнал')).toEqual(['Журнал'])
  expect(found('یادداشت مُحَمَّد', 'محمد')).toEqual(['مُحَمَّد'])
  expect(found('조수 기록', '기록'.normalize('NFD'))).toEqual(['기록'])
  expect(found('ज्वार', 'ज्वार')).toEqual(['ज्वार'])
  expect(found('की का क', 'क')).toEqual(['क'])
})

test('what is found in any text has what was looked for', () => {
  const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(texts, fc.nat(60), fc.integer({ min: 1, max: 12 }), (text, at, length) => {
      const units = Array.from(graphemes.segment(text), ({ segment }) => segment)
      const part = units
        .slice(at % units.length)
        .slice(0, length)
        .join('')
      const prepared = prepare({ ...plain, text: part })
      if (prepared === null) return
      const hits = [...hitsIn(fold(text, loosest), prepared)]
      for (const { start, end } of hits)
        expect(fold(text.slice(start, end), loosest).text).toContain(prepared.needle)
      // Where it is a word between words, nothing stands in the way of finding it.
      const among = `of ${part} and`
      expect([...hitsIn(fold(among, loosest), prepared)].length).toBeGreaterThan(0)
    }),
  )
})
