import type { Receipt } from '../../shared/model/receipt.ts'
import type { WindowActivity } from '../../shared/protocol/activity.ts'
import type { Journal } from '../store/databases.ts'
import { type Move, moveDecisions } from '../store/decisions.ts'
import type { SealedDecision } from '../store/rows.ts'

/** Whether the receipt is for the very bytes that the journal has. */
export const isFor = (receipt: Receipt, { id, hash }: Pick<SealedDecision, 'id' | 'hash'>) =>
  receipt.decisionId === id && receipt.hash === hash

/**
 * Writes receipts beside their decisions; one for other bytes, or for none here, changes nothing.
 * @returns what they changed, for the activity log
 */
export async function takeReceipts(
  journal: Journal,
  receipts: Receipt[],
): Promise<WindowActivity[]> {
  const changed: WindowActivity[] = []
  const moves = receipts.map(
    (receipt) => [receipt.decisionId, byReceipt(receipt, changed)] as const,
  )
  await moveDecisions(journal, moves)
  return changed
}

/** @param changed is told what the receipt changes */
export function byReceipt(receipt: Receipt, changed: WindowActivity[]): Move {
  return (row) => {
    if (!isFor(receipt, row)) return null
    if (row.receipt?.id === receipt.id && row.receipt.conflict === receipt.conflict) return null
    const kind = receipt.conflict === null ? 'sent' : 'conflict'
    changed.push({ kind, packet: row.packetId, decision: row.id })
    return { state: receipt.conflict === null ? 'accepted' : 'conflict', receipt, problem: null }
  }
}
