const day = 86_400_000

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()

/** `late` and `soon` (today and tomorrow) ask for attention. */
export type Due = { text: string; tone: 'late' | 'soon' | 'later' | 'none' }

/**
 * When a packet is due, as short as it stays clear: by the reviewer's own calendar, days within a
 * week by name, and with the year only where it is another one.
 * @param dueAt ISO 8601, or null where nothing is asked
 */
export function writeDue(dueAt: string | null, now: Date, locale?: string): Due {
  if (dueAt === null) return { text: '–', tone: 'none' }
  const due = new Date(dueAt)
  if (due < now) return { text: 'late', tone: 'late' }
  // Rounded, because a day on which the clocks change is not 24 hours long.
  const days = Math.round((midnight(due) - midnight(now)) / day)
  if (days === 0) return { text: 'today', tone: 'soon' }
  if (days === 1) return { text: 'tomorrow', tone: 'soon' }
  if (days < 7) return { text: due.toLocaleDateString(locale, { weekday: 'long' }), tone: 'later' }
  const year = due.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  const text = due.toLocaleDateString(locale, { day: 'numeric', month: 'short', year })
  return { text, tone: 'later' }
}

export const dueSpans = {
  late: 'Late',
  today: 'Today',
  week: 'Within a week',
  later: 'Later',
  none: 'No date',
} as const
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
function firstDayOf(locale?: string): number {
  const { locale: tag } = new Intl.DateTimeFormat(locale).resolvedOptions()
  const known = new Intl.Locale(tag) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } }
  return known.getWeekInfo?.().firstDay ?? 1
}

/** The week that a moment is in, by the reviewer's own calendar, from its first day until before the next. */
export function weekOf(now: Date, locale?: string): { from: Date; until: Date } {
  const back = (now.getDay() - firstDayOf(locale) + 7) % 7
  const at = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
  return { from: at(-back), until: at(7 - back) }
}
