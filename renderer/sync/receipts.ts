import type { Receipt } from '../../shared/model/receipt.ts'
import type { WindowActivity } from '../../shared/protocol/activity.ts'
import type { Journal } from '../store/databases.ts'
import { moveDecision } from '../store/decisions.ts'
import type { SealedDecision } from '../store/rows.ts'

/** Whether the receipt is for the very bytes that the journal has. */
export const isFor = (receipt: Receipt, { id, hash }: Pick<SealedDecision, 'id' | 'hash'>) =>
  receipt.decisionId === id && receipt.hash === hash

/**
 * Writes a receipt beside its decision; one for other bytes, or for none here, changes nothing.
 * @returns what it changed, for the activity log
 */
export async function takeReceipt(journal: Journal, receipt: Receipt): Promise<WindowActivity[]> {
  const changed: WindowActivity[] = []
  await moveDecision(journal, receipt.decisionId, (row) => {
    if (!isFor(receipt, row)) return null
    if (row.receipt?.id === receipt.id && row.receipt.conflict === receipt.conflict) return null
    const kind = receipt.conflict === null ? 'sent' : 'conflict'
    changed.push({ kind, packet: row.packetId, decision: row.id })
    return { state: receipt.conflict === null ? 'accepted' : 'conflict', receipt, problem: null }
  })
  return changed
}
