import { expect, test } from 'vitest'
import { fold, type Folding, unfold } from './fold.ts'

const loose: Folding = { cases: false, marks: false, spaces: 'one' }
const folded = (text: string, folding: Partial<Folding> = {}) =>
  fold(text, { ...loose, ...folding }).text

test.each([
  ['capitals', 'Tide TABLE', 'tide table'],
  ['accents', 'été Öl', 'ete ol'],
  ['a letter and its marks, in whatever order', 'e\u0302\u0323 \u1ec7', 'e e'],
  ['ligatures', 'ﬁeld ﬂow', 'field flow'],
  ['letters of full width', 'ＡＢＣ', 'abc'],
  ['sharp s and the sigmas', 'Straße ΣΟΦΟΣ σοφος', 'strasse σοφοσ σοφοσ'],
  ['points of Arabic and Hebrew', 'مُحَمَّد שָׁלוֹם', 'محمد שלום'],
  ['soft hyphens and joiners', 'co\u00adast می\u200cخواهم', 'coast میخواهم'],
  ['all white space', ' a \t\n b\u00a0c ', 'a b c'],
  ['a word broken at a line’s end', 'low wa-\nter mark', 'low water mark'],
  ['lines of a script without spaces', '海岸\nの記録', '海岸の記録'],
])('takes as the same: %s', (_, text, same) => {
  expect(folded(text)).toBe(same)
})

test('keeps apart what is another letter', () => {
  expect(folded('が')).not.toBe(folded('か'))
  expect(folded('की')).not.toBe(folded('का'))
  expect(folded('한')).toBe(folded('한'.normalize('NFD')))
})

test('keeps capitals and accents where they are asked for', () => {
  expect(folded('Été', { cases: true })).toBe('Ete')
  expect(folded('Été', { marks: true })).toBe('été'.normalize('NFD'))
  expect(folded('a b\nc-d', { spaces: 'none' })).toBe('abcd')
})

test('tells where in the text what was found is', () => {
  const text = 'The ﬁeld: wa-\nter, été. '
  const whole = fold(text, loose)
  const of = (part: string) => {
    const begin = whole.text.indexOf(part)
    const { start, end } = unfold(whole, begin, begin + part.length)
    return text.slice(start, end)
  }
  expect(of('field')).toBe('ﬁeld')
  expect(of('i')).toBe('ﬁ')
  expect(of('water')).toBe('wa-\nter')
  expect(of('ete')).toBe('été')
  expect(of('ete.')).toBe('été.')
  expect(of('the field')).toBe('The ﬁeld')
})
