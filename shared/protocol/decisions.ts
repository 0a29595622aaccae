import * as z from 'zod'
import { SignedDecision } from '../model/decision.ts'
import { Receipt } from '../model/receipt.ts'
import { Sha256, Uuid } from '../model/values.ts'
import { Change } from './changes.ts'
import { Problem } from './problem.ts'

export const batchLimit = 50

/** `POST /v1/decisions`. Items are judged one by one, in this order. */
export const Batch = z.object({ decisions: z.array(z.unknown()).min(1).max(batchLimit) })

/** One item of a batch; checked item by item so that a bad one does not stop the rest. */
export const BatchItem = SignedDecision

/** What central records say of one decision. Only a receipt with its id and hash retires it. */
export const Verdict = z.discriminatedUnion('status', [
  z.object({ status: z.literal('accepted'), id: Uuid, receipt: Receipt }),
  z.object({ status: z.literal('duplicate'), id: Uuid, receipt: Receipt }),
  z.object({ status: z.literal('held'), id: Uuid, waitingFor: Uuid }),
  z.object({
    status: z.literal('conflict'),
    id: Uuid,
    receipt: Receipt,
    /**
     * What central records have now, as a page of changes tells it: the packet with the rubric that it
     * asks for, or that it is no longer this reviewer's. A device that goes offline right after this
     * answer can show and resolve the conflict by it.
     */
    now: z.array(Change),
  }),
  z.object({ status: z.literal('refused'), id: z.string(), problem: Problem }),
  z.object({ status: z.literal('try-again'), id: Uuid, problem: Problem }),
])
export type Verdict = z.infer<typeof Verdict>

/** In the order of the batch. */
export const Verdicts = z.object({ verdicts: z.array(Verdict) })

export const reconcileLimit = 1000

/** `POST /v1/decisions/reconcile`: which of these are in the ledger. */
export const Reconcile = z.object({
  decisions: z.array(z.object({ id: Uuid, hash: Sha256 })).max(reconcileLimit),
})
export const Reconciled = z.object({
  known: z.array(Receipt),
  unknown: z.array(Uuid),
  differing: z.array(Uuid),
})
export type Reconciled = z.infer<typeof Reconciled>
