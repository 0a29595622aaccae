import * as z from 'zod'
import { CommentBank } from '../model/comments.ts'
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
  z.object({ type: z.literal('comment-bank'), bank: CommentBank }),
])
export type Change = z.infer<typeof Change>

/**
 * Types of changes that came after the first. A workstation asks for those that it knows: to one of
 * before, a page with a type that it does not know is no page at all, and it would never go on.
 */
export const laterTypes = ['comment-bank'] as const satisfies readonly Change['type'][]
export type LaterType = (typeof laterTypes)[number]

export const changesLimit = { default: 200, most: 500 } as const

/**
 * `GET /v1/changes?since=CURSOR&limit=N&knows=TYPE,TYPE`. Without `since`, from the beginning. A cursor that is
 * too old or of another epoch is answered with the problem `start-over`.
 */
export const ChangesQuery = z.object({
  since: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(changesLimit.most).default(changesLimit.default),
  /** The later types that the asker knows, with commas; others than these are nothing to us. */
  knows: z
    .string()
    .max(1000)
    .default('')
    .transform((text) => laterTypes.filter((type) => text.split(',').includes(type))),
})

const types: ReadonlySet<unknown> = new Set(Change.options.map(({ shape }) => shape.type.value))
const HasType = z.object({ type: z.string() })

/** What has a type that is not known here says nothing to us; anything else has to be what it says. */
const withoutUnknown = (changes: unknown) =>
  Array.isArray(changes)
    ? changes.filter((change) => {
        const typed = HasType.safeParse(change)
        return !typed.success || types.has(typed.data.type)
      })
    : changes

export const Changes = z.object({
  changes: z.preprocess(withoutUnknown, z.array(Change)),
  cursor: Cursor,
  /** Whether there is another page already. */
  more: z.boolean(),
})
export type Changes = z.infer<typeof Changes>
