import type { QueueRow } from '../store/queue.ts'

const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' }
const order = new Intl.PluralRules('en', { type: 'ordinal' })

export const writeAttempt = (attempt: number) =>
  `${attempt}${endings[order.select(attempt)] ?? 'th'} attempt`

/** What a packet is about, on one line; a review of another kind has no level. */
export const writeSubject = ({
  pathwayTitle,
  level,
  achievementTitle,
}: Pick<QueueRow, 'pathwayTitle' | 'level' | 'achievementTitle'>) =>
  `${pathwayTitle} · ${level ? `Level ${level}` : achievementTitle}`
