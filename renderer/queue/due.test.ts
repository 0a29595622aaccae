import { describe, expect, test } from 'vitest'
import { weekOf, writeDue } from './due.ts'

// Local times on purpose: what is due is read off the reviewer's own calendar.
const now = new Date(2026, 10, 23, 15, 0)
const due = (...parts: [number, number, number, number?]) =>
  writeDue(new Date(parts[0], parts[1], parts[2], parts[3] ?? 12).toISOString(), now, 'en-GB')

describe('writeDue', () => {
  test('is late from the minute on, even on the same day', () => {
    expect(due(2026, 10, 23, 14)).toEqual({ text: 'late', tone: 'late' })
    expect(due(2026, 10, 23, 16)).toEqual({ text: 'today', tone: 'soon' })
  })

  test('counts calendar days, not spans of 24 hours', () => {
    expect(due(2026, 10, 24, 1)).toEqual({ text: 'tomorrow', tone: 'soon' })
    expect(due(2026, 10, 25, 23).text).toBe('Wednesday')
  })

  test('names the weekday only while it is not ambiguous', () => {
    expect(due(2026, 10, 29).text).toBe('Sunday')
    expect(due(2026, 10, 30).text).toBe('30 Nov')
  })

  test('names the year when it is another one', () => {
    expect(due(2027, 0, 12).text).toBe('12 Jan 2027')
  })

  test('says nothing where nothing is asked', () => {
    expect(writeDue(null, now)).toEqual({ text: '–', tone: 'none' })
  })
})

describe('weekOf', () => {
  test('begins where weeks begin in the locale, and lasts seven days', () => {
    const days = (locale: string) => {
      const { from, until } = weekOf(now, locale)
      return [from.getDate(), until.getDate()]
    }
    // 23 November 2026 is a Monday.
    expect(days('de-DE')).toEqual([23, 30])
    expect(days('en-US')).toEqual([22, 29])
  })
})
