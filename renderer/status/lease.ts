import { type Problem, problem } from '../../shared/protocol/problem.ts'
import type { SyncRow } from '../store/rows.ts'
import { writeDay } from '../words/format.ts'

const day = 86_400_000

/** Days before its end from which on a lease is spoken of. */
const soon = 5

/** `lease-ending` while this machine is offline and its lease is nearly over. */
export function leaseWarning(
  { network, contactAt }: SyncRow,
  leaseDays: number | null,
  now: Date,
): Problem | null {
  if (leaseDays === null || network !== 'offline' || contactAt === null) return null
  const end = new Date(Date.parse(contactAt) + leaseDays * day)
  if (end.getTime() - now.getTime() > soon * day) return null
  return problem('lease-ending', null, writeDay(end, 'long'))
}
