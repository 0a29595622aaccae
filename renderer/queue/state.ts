import { outcomeNames } from '../../shared/model/outcome.ts'
import type { QueueRow } from '../store/queue.ts'
import { isDecided } from '../store/work.ts'
import { percent } from '../ui/percent.ts'

export const stateNames = {
  arriving: 'Arriving',
  ready: 'Ready',
  draft: 'Draft',
  decided: 'Decided here',
  held: 'Received',
  accepted: 'Accepted',
  conflict: 'Conflict',
  refused: 'Refused',
  damaged: 'Evidence missing',
  gone: 'Taken back',
  locked: 'Locked',
} as const
export type StateKey = keyof typeof stateNames

export type State = { key: StateKey; text: string }

/** What asks for the reviewer's attention before anything else. */
export const needsAttention = (key: StateKey) => key === 'conflict' || key === 'refused'

export { isDecided }

type Stated = Pick<
  QueueRow,
  'standing' | 'outcome' | 'gone' | 'locked' | 'problem' | 'ready' | 'have' | 'bytes'
>

/** The one state that a row shows: work on it goes before what is still on its way. */
export function stateOf(row: Stated): State {
  const outcome = row.outcome === null ? '' : `: ${outcomeNames[row.outcome].toLowerCase()}`
  const named = (key: StateKey, more = '') => ({ key, text: stateNames[key] + more })
  if (isDecided(row)) return named(row.standing as StateKey, outcome)
  if (row.gone) return named('gone', row.gone === 'withdrawn' ? ': withdrawn' : ': reassigned')
  if (row.locked) return named('locked', ': qualify first')
  if (row.problem) return named('damaged')
  if (!row.ready) return named('arriving', ` ${percent(row.have, row.bytes)} %`)
  return named(row.standing === 'draft' ? 'draft' : 'ready')
}
