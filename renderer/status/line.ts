import type { Problem } from '../../shared/protocol/problem.ts'
import type { JournalCounts, SyncRow } from '../store/rows.ts'
import { count, writeAgo, writeSince } from './words.ts'

/** Being offline is a state and not a failure; the line says it in its own words. */
const quiet = new Set(['central-unreachable'])

/** The failure that the line keeps showing until it was looked at. */
export const failureOf = ({ problem }: SyncRow): Problem | null =>
  problem && !quiet.has(problem.code) ? problem : null

/** Tells one failure from the next, so that a new one is shown though the last was seen. */
export const failureKey = (problem: Problem | null) =>
  problem && `${problem.code} ${problem.subject} ${problem.what}`

export function writeNetwork({ network, since, contactAt }: SyncRow, now: Date): string {
  if (network === 'online') return 'Online'
  if (network === 'waiting') return 'Waiting for central records…'
  return contactAt === null && since.startsWith('1970')
    ? 'Connecting…'
    : `Offline since ${writeSince(since, now)}`
}

export const writeContact = ({ contactAt }: SyncRow, now: Date) =>
  contactAt === null ? 'Not synced yet' : `Synced ${writeAgo(contactAt, now)}`

type Part = { key: keyof JournalCounts; text: string }

/** Where the decisions made on this machine are, without those of which there are none. */
export function writeWork(counts: JournalCounts): Part[] {
  const parts: Part[] = [
    { key: 'unsent', text: `${counts.unsent} on this machine only` },
    { key: 'held', text: `${counts.held} received, waiting` },
    { key: 'accepted', text: `${counts.accepted} accepted` },
    { key: 'conflict', text: count(counts.conflict, 'conflict') },
    { key: 'refused', text: `${counts.refused} refused` },
  ]
  return parts.filter(({ key }) => counts[key] > 0)
}
