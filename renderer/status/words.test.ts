import { expect, test } from 'vitest'
import { writeAgo, writeSince } from './words.ts'

const now = new Date(2026, 10, 23, 15, 30)
const at = (day: number, hours: number, minutes: number) =>
  new Date(2026, 10, day, hours, minutes).toISOString()

test('today is told by the time alone, another day with its name', () => {
  expect(writeSince(at(23, 9, 41), now, 'en-GB')).toBe('09:41')
  expect(writeSince(at(22, 9, 41), now, 'en-GB')).toMatch(/^Sun,? 22 Nov, 09:41$/)
})

test('a moment ago is not counted, an hour ago is told by the clock', () => {
  expect(writeAgo(at(23, 15, 30), now)).toBe('just now')
  expect(writeAgo(at(23, 15, 28), now)).toBe('2 min ago')
  expect(writeAgo(at(23, 14, 30), now, 'en-GB')).toBe('14:30')
})

test('a clock that went backwards does not give a time to come', () => {
  expect(writeAgo(at(23, 15, 45), now)).toBe('just now')
})
