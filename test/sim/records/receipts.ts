import type { Receipt } from '../../../shared/model/receipt.ts'
import type { Entry } from './state.ts'

export const toReceipt = (entry: Entry): Receipt => ({
  id: `L-${entry.number}`,
  decisionId: entry.id,
  hash: entry.hash,
  receivedAt: entry.receivedAt,
  tookEffect: entry.state === 'accepted',
  conflict: entry.conflict,
  rubricVersion: entry.rubricNow,
})

/** Whether a decision is in the ledger for good. */
export const isReceipted = ({ state }: Entry) =>
  state === 'accepted' || state === 'kept' || state === 'conflict'
