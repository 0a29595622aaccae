import { expect, test } from 'vitest'
import { writeAttempt, writeSubject } from './words.ts'

test.each([
  [1, '1st attempt'],
  [2, '2nd attempt'],
  [3, '3rd attempt'],
  [4, '4th attempt'],
  [11, '11th attempt'],
  [22, '22nd attempt'],
])('attempt %i is the %s', (attempt, words) => expect(writeAttempt(attempt)).toBe(words))

test('a review of another kind has its achievement in place of a level', () => {
  const subject = { pathwayTitle: 'Inland', achievementTitle: 'Portfolio' }
  expect(writeSubject({ ...subject, level: 2 })).toBe('Inland · Level 2')
  expect(writeSubject({ ...subject, level: null })).toBe('Inland · Portfolio')
})
