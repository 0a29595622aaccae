import type { Receipt } from '../../shared/model/receipt.ts'
import type { Entry } from './judge.ts'

/** The columns of the ledger that a receipt is made of. */
export const receiptColumns = [
  'number',
  'id',
  'hash',
  'received_at',
  'state',
  'conflict',
  'rubric_now',
] as const

/** States that have a receipt: the decision is in the ledger for good. */
export const receipted = ['accepted', 'kept', 'conflict'] as const

/** The receipt of a judged entry of the ledger: the same each time it is asked for. */
export const toReceipt = (entry: Pick<Entry, (typeof receiptColumns)[number]>): Receipt => ({
  id: `L-${entry.number}`,
  decisionId: entry.id,
  hash: entry.hash,
  receivedAt: entry.received_at.toISOString(),
  tookEffect: entry.state === 'accepted',
  conflict: entry.conflict,
  rubricVersion: entry.rubric_now,
})
