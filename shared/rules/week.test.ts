import { expect, test } from 'vitest'
import { mondayOf, weekOf, weeksBefore } from './week.ts'

// The examples of “ISO week date” that meet the turn of a year, each with its week.
test.each([
  ['1977-01-01', '1976-W53'],
  ['1977-01-02', '1976-W53'],
  ['1977-12-31', '1977-W52'],
  ['1978-01-01', '1977-W52'],
  ['1978-01-02', '1978-W01'],
  ['1978-12-31', '1978-W52'],
  ['1979-01-01', '1979-W01'],
  ['1979-12-30', '1979-W52'],
  ['1979-12-31', '1980-W01'],
  ['1980-12-28', '1980-W52'],
  ['1980-12-29', '1981-W01'],
  ['1981-12-31', '1981-W53'],
  ['1982-01-03', '1981-W53'],
])('%s is in %s, from its first millisecond to its last', (date, week) => {
  expect(weekOf(new Date(`${date}T00:00:00.000Z`))).toBe(week)
  expect(weekOf(new Date(`${date}T23:59:59.999Z`))).toBe(week)
})

test('a week begins on its Monday', () => {
  expect(mondayOf('1976-W53').toISOString()).toBe('1976-12-27T00:00:00.000Z')
  expect(mondayOf('1978-W01').toISOString()).toBe('1978-01-02T00:00:00.000Z')
  for (let at = Date.UTC(1999, 0, 4); at < Date.UTC(2031, 0, 1); at += 7 * 86_400_000)
    expect(mondayOf(weekOf(new Date(at))).getTime()).toBe(at)
})

test('weeks are counted back over the turn of a year', () => {
  expect(weeksBefore(1, new Date('1979-01-01T12:00:00.000Z'))).toBe('1978-W52')
  expect(weeksBefore(0, new Date('1979-01-01T12:00:00.000Z'))).toBe('1979-W01')
})
