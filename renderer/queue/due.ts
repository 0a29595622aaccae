import { t } from '@lingui/core/macro'
import { locales } from '../words/format.ts'

const day = 86_400_000

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()

/** `late` and `soon` (today and tomorrow) ask for attention. */
export type Due = { text: string; tone: 'late' | 'soon' | 'later' | 'none' }

/**
 * When a packet is due, as short as it stays clear: by the reviewer's own calendar, days within a
 * week by name, and with the year only where it is another one.
 * @param dueAt ISO 8601, or null where nothing is asked
 */
export function writeDue(
  dueAt: string | null,
  now: Date,
  locale: Intl.LocalesArgument = locales(),
): Due {
  if (dueAt === null) return { text: '–', tone: 'none' }
  const due = new Date(dueAt)
  if (due < now) return { text: t`late`, tone: 'late' }
  const { span, name } = dayOf(due, now, locale)
  if (span === 'today') return { text: t`today`, tone: 'soon' }
  if (span === 'tomorrow') return { text: t`tomorrow`, tone: 'soon' }
  return { text: name, tone: 'later' }
}

/** The same as a heading of what is due on a day that is not over. */
export function writeDueDay(
  due: Date,
  now: Date,
  locale: Intl.LocalesArgument = locales(),
): string {
  const { span, name } = dayOf(due, now, locale)
  if (span === 'today') return t`Due today`
  if (span === 'tomorrow') return t`Due tomorrow`
  return span === 'week' ? t`Due ${{ weekday: name }}` : t`Due ${{ date: name }}`
}

type Day = { span: 'today' | 'tomorrow' | 'week' | 'later'; name: string }

/** A day to come, named where no word of its own says it shorter. */
function dayOf(due: Date, now: Date, locale: Intl.LocalesArgument = locales()): Day {
  // Rounded, because a day on which the clocks change is not 24 hours long.
  const days = Math.round((midnight(due) - midnight(now)) / day)
  if (days === 0) return { span: 'today', name: '' }
  if (days === 1) return { span: 'tomorrow', name: '' }
  if (days < 7) return { span: 'week', name: due.toLocaleDateString(locale, { weekday: 'long' }) }
  const year = due.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  const name = due.toLocaleDateString(locale, { day: 'numeric', month: 'short', year })
  return { span: 'later', name }
}

export const dueSpans = {
  late: t`Late`,
  today: t`Today`,
  week: t`Within a week`,
  later: t({ message: 'Later', context: 'due date' }),
  none: t`No date`,
}
export type DueSpan = keyof typeof dueSpans

/** Tells whether something is due in a span of the reviewer's own calendar; `week` has `today` in it. */
export function dueWithin(span: DueSpan, now: Date): (dueAt: string | null) => boolean {
  if (span === 'none') return (dueAt) => dueAt === null
  // Dates of ISO 8601 in UTC are in the order of their letters.
  const at = (days: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).toISOString()
  const moment = now.toISOString()
  const [from, to] = {
    late: ['', moment],
    today: [moment, at(1)],
    week: [moment, at(7)],
    later: [at(7), '~'],
  }[span] as [string, string]
  return (dueAt) => dueAt !== null && dueAt >= from && dueAt < to
}

/** The weekday on which weeks begin in a locale, 1 for Monday to 7 for Sunday. */
function firstDayOf(locale: Intl.LocalesArgument = locales()): number {
  const { locale: tag } = new Intl.DateTimeFormat(locale).resolvedOptions()
  const known = new Intl.Locale(tag) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } }
  return known.getWeekInfo?.().firstDay ?? 1
}

/** The week that a moment is in, by the reviewer's own calendar, from its first day until before the next. */
export function weekOf(
  now: Date,
  locale: Intl.LocalesArgument = locales(),
): { from: Date; until: Date } {
  const back = (now.getDay() - firstDayOf(locale) + 7) % 7
  const at = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
  return { from: at(-back), until: at(7 - back) }
}
