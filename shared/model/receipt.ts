import * as z from 'zod'
import { Id, Instant, Sha256, Uuid } from './values.ts'

export const ConflictKind = z.enum([
  'packet-revised',
  'rubric-revised',
  'withdrawn',
  'reassigned',
  'decided-elsewhere',
  'decided-by-another',
])
export type ConflictKind = z.infer<typeof ConflictKind>

export const conflictNames: Record<ConflictKind, string> = {
  'packet-revised': 'The learner handed in a new revision',
  'rubric-revised': 'The rubric was revised',
  withdrawn: 'The packet was withdrawn',
  reassigned: 'The packet was given to someone else',
  'decided-elsewhere': 'You decided the packet on another device',
  'decided-by-another': 'Another reviewer decided the packet in another round',
}

/** Central records' word on one decision that they have written into the ledger. */
export const Receipt = z.object({
  id: Id,
  decisionId: Uuid,
  /** Of the bytes that were received; a receipt for other bytes retires nothing. */
  hash: Sha256,
  receivedAt: Instant,
  /**
   * Whether it took effect when it was judged. A second opinion never does, nor a decision that was
   * taken back before it came, nor one in conflict.
   */
  tookEffect: z.boolean(),
  /** Why a decision that was meant to take effect is kept without. */
  conflict: ConflictKind.nullable(),
  /** The rubric version in force where it is a later one, all of whose criteria it met unchanged. */
  rubricVersion: z.int().positive().nullable(),
})
export type Receipt = z.infer<typeof Receipt>
