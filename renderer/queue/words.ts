import { selectOrdinal, t } from '@lingui/core/macro'
import type { QueueRow } from '../store/queue.ts'

export const writeAttempt = (attempt: number) =>
  selectOrdinal(attempt, {
    one: '#st attempt',
    two: '#nd attempt',
    few: '#rd attempt',
    other: '#th attempt',
  })

/** What a packet is about, on one line; a review of another kind has no level. */
export const writeSubject = ({
  pathwayTitle,
  level,
  achievementTitle,
}: Pick<QueueRow, 'pathwayTitle' | 'level' | 'achievementTitle'>) =>
  level ? t`${pathwayTitle} · Level ${level}` : `${pathwayTitle} · ${achievementTitle}`
