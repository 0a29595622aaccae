import { plural, t } from '@lingui/core/macro'
import type { Problem } from '../../shared/protocol/problem.ts'
import type { JournalCounts, SyncRow } from '../store/rows.ts'
import { writeAgo, writeSince } from './words.ts'

/** Being offline is a state and not a failure; the line says it in its own words. */
const quiet = new Set(['central-unreachable'])

/** The failure that the line keeps showing until it was looked at. */
export const failureOf = ({ problem }: SyncRow): Problem | null =>
  problem && !quiet.has(problem.code) ? problem : null

/** Tells one failure from the next, so that a new one is shown though the last was seen. */
export const failureKey = (problem: Problem | null) =>
  problem && `${problem.code} ${problem.subject} ${problem.what}`

export function writeNetwork({ network, since, contactAt }: SyncRow, now: Date): string {
  if (network === 'online') return t`Online`
  if (network === 'waiting') return t`Waiting for central records…`
  return contactAt === null && since.startsWith('1970')
    ? t`Connecting…`
    : t`Offline since ${{ time: writeSince(since, now) }}`
}

export const writeContact = ({ contactAt }: SyncRow, now: Date) =>
  contactAt === null ? t`Not synced yet` : t`Synced ${{ ago: writeAgo(contactAt, now) }}`

type Part = { key: keyof JournalCounts; text: string }

/** Where the decisions made on this machine are, without those of which there are none. */
export function writeWork(counts: JournalCounts): Part[] {
  const { unsent, held, accepted, conflict, refused } = counts
  const parts: Part[] = [
    { key: 'unsent', text: t`${unsent} on this machine only` },
    { key: 'held', text: t`${held} received, waiting` },
    { key: 'accepted', text: t`${accepted} accepted` },
    { key: 'conflict', text: plural(conflict, { one: '# conflict', other: '# conflicts' }) },
    { key: 'refused', text: t`${refused} refused` },
  ]
  return parts.filter(({ key }) => counts[key] > 0)
}
