import { expect, test } from 'vitest'
import { wordsOf } from './words.ts'

const words = (text: string) => wordsOf(text).map(({ start, end }) => text.slice(start, end))

test('words are told apart in scripts with spaces between them and in those without', () => {
  expect(words('At six, low-water;\nthe limpets’ turn.')).toEqual([
    'At',
    'six',
    'low',
    'water',
    'the',
    'limpets',
    'turn',
  ])
  expect(words('بركة صخرية')).toEqual(['بركة', 'صخرية'])
  expect(words('潮が引く').length).toBeGreaterThan(1)
  expect(words(' … — ')).toEqual([])
})
