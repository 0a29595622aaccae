import * as z from 'zod'
import { Id, Instant, Sha256, Uuid } from './values.ts'

export const ConflictKind = z.enum([
  'packet-revised',
  'rubric-revised',
  'withdrawn',
  'reassigned',
  'decided-elsewhere',
])
export type ConflictKind = z.infer<typeof ConflictKind>

export const conflictNames: Record<ConflictKind, string> = {
  'packet-revised': 'The learner handed in a new revision',
  'rubric-revised': 'The rubric was revised',
  withdrawn: 'The packet was withdrawn',
  reassigned: 'The packet was given to someone else',
  'decided-elsewhere': 'The packet was decided elsewhere',
}

/** Central records' word on one decision that they have written into the ledger. */
export const Receipt = z.object({
  id: Id,
  decisionId: Uuid,
  /** Of the bytes that were received; a receipt for other bytes retires nothing. */
  hash: Sha256,
  receivedAt: Instant,
  /** Null when the decision is in effect; otherwise why it is kept without effect. */
  conflict: ConflictKind.nullable(),
})
export type Receipt = z.infer<typeof Receipt>
