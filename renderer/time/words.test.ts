import { expect, test } from 'vitest'
import { writeLength } from './words.ts'

const minute = 60_000

test.each([
  [0, '0 s'],
  [45_400, '45 s'],
  [90_000, '1 min 30 s'],
  [120_000, '2 min'],
  [12 * minute + 20_000, '12 min'],
  [60 * minute, '1 h'],
  [65 * minute, '1 h 5 min'],
])('%i ms is %s', (ms, words) => expect(writeLength(ms)).toBe(words))
