/**
 * Numbers and dates as they stand in texts: by the language of the screens, in the machine's own way
 * of writing it, so that English has 14 Nov 2026 in London and Nov 14, 2026 in Chicago.
 */
import { i18n } from '@lingui/core'

/** For what else asks for a language; undefined leaves it to the machine. */
export const locales = (): string[] | undefined => {
  const tags = i18n.locales ?? i18n.locale
  return typeof tags === 'string' ? [tags] : tags
}

/** The machine's tags of a language, before the language itself. */
export const tagsOf = (language: string, machine: readonly string[]): string[] => [
  ...machine.filter((tag) => tag.split('-')[0] === language),
  language,
]

export const writeNumber = (number: number): string => i18n.number(number)

type Moment = string | number | Date
type Style = 'short' | 'medium' | 'long'

/** A day of the reviewer's own calendar, or of another where a time zone is given. */
export const writeDay = (at: Moment, dateStyle: Style = 'medium', timeZone?: string): string =>
  i18n.date(at, { dateStyle, ...(timeZone && { timeZone }) })

export const writeMoment = (at: Moment): string =>
  i18n.date(at, { dateStyle: 'medium', timeStyle: 'short' })

export const writeTime = (at: Moment): string => i18n.date(at, { timeStyle: 'short' })
