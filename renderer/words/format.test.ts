import { i18n } from '@lingui/core'
import { expect, onTestFinished, test } from 'vitest'
import { locales, tagsOf, writeDay, writeMoment, writeNumber } from './format.ts'

function on(machine: readonly string[]) {
  i18n.loadAndActivate({ locale: 'en', locales: tagsOf('en', machine), messages: {} })
  onTestFinished(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))
}
const noon = '2026-11-14T12:00:00.000Z'

test.each([
  [['en-GB', 'de'], '14 Nov 2026', '500,000'],
  [['en-US'], 'Nov 14, 2026', '500,000'],
  // Screens in English are not written on in the way of another language.
  [['de-DE', 'fr'], 'Nov 14, 2026', '500,000'],
  [['de-DE', 'en-IN'], '14 Nov 2026', '5,00,000'],
])('on a machine in %j', (machine, day, number) => {
  on(machine)
  expect(writeDay(noon)).toBe(day)
  expect(writeNumber(500_000)).toBe(number)
  expect(writeMoment(noon)).toContain(day)
})

test('a day is one of the time zone that is given', () => {
  on(['en-GB'])
  expect(writeDay('2026-11-14T00:30:00.000Z', 'medium', 'America/Chicago')).toBe('13 Nov 2026')
})

test('where nothing was chosen the language itself is asked for', () => {
  expect(locales()).toEqual(['en'])
})
