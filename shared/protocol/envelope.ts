import * as z from 'zod'
import { Instant, Uuid } from '../model/values.ts'
import { Problem } from './problem.ts'

/** Raised when a workstation of before could not go on with central records of after. */
export const protocolVersion = 1

/** What every JSON answer of central records carries. */
const Stamp = z.object({
  protocol: z.literal(protocolVersion),
  /** Which life of central records: it changes when they were restored from a backup. */
  epoch: Uuid,
  serverTime: Instant,
})

/** An answer with data of the given shape. */
export const Answer = <Data extends z.ZodType>(data: Data) => Stamp.extend({ data })

/** An answer that says why there is no data. */
export const Failure = Stamp.extend({ problem: Problem })

/** Enough of any answer to see whose it is and which version it speaks, before its shape is checked. */
export const AnyAnswer = z.object({ protocol: z.int(), epoch: Uuid, serverTime: Instant })

/** `GET /v1`: who answers here. `service` is the installation's own id; it outlives every epoch. */
export const Hello = z.object({
  service: Uuid,
  name: z.string(),
  /** Whether the learners are made up. */
  demonstration: z.boolean(),
})
export type Hello = z.infer<typeof Hello>
