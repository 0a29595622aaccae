import { timesLimit } from '../../shared/protocol/times.ts'
import type { Store } from '../store/databases.ts'
import { followTimeSums, keepTold } from '../store/time-sums.ts'
import { asTold, toTell } from '../time/sums.ts'
import type { Client } from './client.ts'

/**
 * Tells central records how long was worked in the weeks that are over, where the office asks for it.
 * Never throws: no work waits for it, and the next turn tells what this one did not.
 */
export async function tellTimes(
  store: Pick<Store, 'journal'>,
  client: Pick<Client, 'times'>,
  isAsked: boolean,
  now = new Date(),
): Promise<void> {
  try {
    const sums = await followTimeSums(isAsked, now, store)
    const weeks = sums ? toTell(sums, now).slice(0, timesLimit) : []
    if (!sums || weeks.length === 0) return
    const { taken } = await client.times({ source: sums.source, sums: weeks.map(asTold) })
    if (taken) await keepTold(weeks, now, store)
  } catch {
    // It is told again.
  }
}
