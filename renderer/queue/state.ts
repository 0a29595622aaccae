import { t } from '@lingui/core/macro'
import type { QueueRow } from '../store/queue.ts'
import { isDecided } from '../store/work.ts'
import { percent } from '../ui/percent.ts'
import { outcomeName } from '../words/shared.ts'

export const stateNames = {
  arriving: t`Arriving`,
  ready: t`Ready`,
  draft: t`Draft`,
  decided: t`Decided here`,
  held: t`Received`,
  accepted: t`Accepted`,
  conflict: t`Conflict`,
  refused: t`Refused`,
  damaged: t`Evidence missing`,
  gone: t`Taken back`,
  locked: t`Locked`,
}
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
export function stateKeyOf(row: Stated): StateKey {
  if (isDecided(row)) return row.standing as StateKey
  if (row.gone) return 'gone'
  if (row.locked) return 'locked'
  if (row.problem) return 'damaged'
  if (!row.ready) return 'arriving'
  return row.standing === 'draft' ? 'draft' : 'ready'
}

const takenBack = {
  withdrawn: t`Taken back: withdrawn`,
  reassigned: t`Taken back: reassigned`,
  unlisted: t`Taken back`,
}

/** The same, with what is to be said of it. */
export function stateOf(row: Stated): State {
  const key = stateKeyOf(row)
  return { key, text: writeState(key, row) }
}

function writeState(key: StateKey, { outcome, gone, have, bytes }: Stated): string {
  const state = stateNames[key]
  if (key === 'gone') return takenBack[gone ?? 'unlisted']
  if (key === 'locked') return t`Locked: qualify first`
  if (key === 'arriving') return t`Arriving ${{ part: percent(have, bytes) }} %`
  if (key === 'damaged' || key === 'draft' || key === 'ready' || outcome === null) return state
  return t`${state}: ${{ outcome: outcomeName(outcome).toLowerCase() }}`
}
