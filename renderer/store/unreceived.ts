import type { Outcome } from '../../shared/model/outcome.ts'
import type { DecisionRow } from './rows.ts'
import { countingOf } from './work.ts'

/** What counts of a packet here and central records do not know; null outcome where nothing does. */
export type Unreceived = { outcome: Outcome | null }

type Made = Pick<
  DecisionRow,
  'id' | 'kind' | 'state' | 'sequence' | 'supersedes' | 'outcome' | 'packetRevision'
>

/**
 * What will be in effect of one reviewer's decisions on a packet once those on their way are judged.
 * @param revision of the packet as it is here: what was accepted before it says nothing about it
 * @returns null while nothing that bears on it is on its way
 */
export function unreceivedOf(decisions: Made[], revision: number): Unreceived | null {
  // A second opinion is filed, and takes no effect.
  const bearing = decisions.filter(({ kind }) => kind !== 'second-opinion')
  const onTheirWay = bearing.filter(isOnItsWay)
  if (onTheirWay.length === 0) return null
  const effective = bearing.filter(
    (row) => isOnItsWay(row) || (row.state === 'accepted' && row.packetRevision >= revision),
  )
  return { outcome: countingOf(effective)?.outcome ?? null }
}

const isOnItsWay = ({ state }: Pick<Made, 'state'>) => state === 'unsent' || state === 'held'
