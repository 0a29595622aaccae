import * as z from 'zod'
import { Framework } from '../model/framework.ts'
import { Packet } from '../model/packet.ts'
import { Receipt } from '../model/receipt.ts'
import { Rubric } from '../model/rubric.ts'
import { Id } from '../model/values.ts'

/** Opaque to the workstation. */
export const Cursor = z.string().min(1).max(200)

/** One thing as it is now for this reviewer; a later change of the same thing replaces it. */
export const Change = z.discriminatedUnion('type', [
  z.object({ type: z.literal('framework'), framework: Framework }),
  z.object({ type: z.literal('rubric'), rubric: Rubric }),
  z.object({ type: z.literal('packet'), packet: Packet }),
  z.object({
    type: z.literal('packet-gone'),
    packetId: Id,
    reason: z.enum(['withdrawn', 'reassigned']),
  }),
  z.object({ type: z.literal('receipt'), receipt: Receipt }),
])
export type Change = z.infer<typeof Change>

export const changesLimit = { default: 200, most: 500 } as const

/**
 * `GET /v1/changes?since=CURSOR&limit=N`. Without `since`, from the beginning. A cursor that is
 * too old or of another epoch is answered with the problem `start-over`.
 */
export const ChangesQuery = z.object({
  since: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(changesLimit.most).default(changesLimit.default),
})

export const Changes = z.object({
  changes: z.array(Change),
  cursor: Cursor,
  /** Whether there is another page already. */
  more: z.boolean(),
})
export type Changes = z.infer<typeof Changes>
