import { t } from '@lingui/core/macro'
import { locales } from '../words/format.ts'

/** Since when something is so: the time of day, with the day where it is not today. */
export function writeSince(
  at: string,
  now: Date,
  locale: Intl.LocalesArgument = locales(),
): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
  if (date.toDateString() === now.toDateString()) return time
  const day = date.toLocaleDateString(locale, { weekday: 'short', day: 'numeric', month: 'short' })
  return t`${day}, ${time}`
}

/** How long ago something was, as coarse as it stays useful. */
export function writeAgo(at: string, now: Date, locale: Intl.LocalesArgument = locales()): string {
  const minutes = Math.floor((now.getTime() - new Date(at).getTime()) / 60_000)
  if (minutes < 1) return t`just now`
  if (minutes < 60) return t`${minutes} min ago`
  return writeSince(at, now, locale)
}
