import { batchLimit } from '../../shared/protocol/decisions.ts'
import type { DecisionRow } from './rows.ts'

/** Of one request's JSON; central records and the host take 1 MB. */
const batchBytes = 900_000

const encoder = new TextEncoder()
const sizeOf = ({ signed }: DecisionRow) => encoder.encode(JSON.stringify(signed)).length

/** Splits decisions, in their order, into batches that central records and the host take. */
export function batches(rows: DecisionRow[]): DecisionRow[][] {
  const split: DecisionRow[][] = []
  let bytes = 0
  for (const row of rows) {
    const size = sizeOf(row)
    const last = split.at(-1)
    if (last && last.length < batchLimit && bytes + size <= batchBytes) {
      last.push(row)
      bytes += size
    } else {
      split.push([row])
      bytes = size
    }
  }
  return split
}
