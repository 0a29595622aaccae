import * as z from 'zod'
import { Id, Instant, Prose, Sha256, Uuid } from './values.ts'

/** x, y, width, height in PDF user space, or in pixels of a picture; origin as the format has it. */
export const Box = z.tuple([z.number(), z.number(), z.number(), z.number()])

/** A page counted from 0. */
const Page = z.int().nonnegative()

/** What part of the evidence is meant; the passage follows the W3C Web Annotation selectors. */
export const Place = z.discriminatedUnion('type', [
  z.object({ type: z.literal('item') }),
  z.object({ type: z.literal('page'), page: Page }),
  z.object({ type: z.literal('region'), page: Page, box: Box }),
  z.object({
    type: z.literal('passage'),
    page: Page,
    exact: z.string().min(1).max(5000),
    prefix: z.string().max(64),
    suffix: z.string().max(64),
    /** Offsets in the text of the page. */
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
    boxes: z.array(Box),
  }),
])
export type Place = z.infer<typeof Place>

/** A place in the evidence that a reviewer ties to a criterion. */
export const Anchor = z.object({
  id: Uuid,
  evidenceId: Id,
  /** Of the evidence as it was seen, so that a later revision cannot change what was meant. */
  sha256: Sha256,
  place: Place,
  note: Prose,
  madeAt: Instant,
})
export type Anchor = z.infer<typeof Anchor>
