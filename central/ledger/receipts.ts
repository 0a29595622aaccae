import type { Receipt } from '../../shared/model/receipt.ts'

type Entry = {
  number: string
  id: string
  hash: string
  received_at: Date
  conflict: Receipt['conflict']
}

/** The receipt of a judged entry of the ledger: the same each time it is asked for. */
export const toReceipt = ({ number, id, hash, received_at, conflict }: Entry): Receipt => ({
  id: `L-${number}`,
  decisionId: id,
  hash,
  receivedAt: received_at.toISOString(),
  conflict,
})
