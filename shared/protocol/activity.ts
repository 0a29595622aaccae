import * as z from 'zod'
import { Id, Instant, Sha256, Uuid } from '../model/values.ts'

/** What the window tells of; the rest is written by the host, where it happens. */
export const WindowActivity = z.object({
  kind: z.enum(['opened', 'sent', 'conflict', 'taken back']),
  packet: Id,
  decision: Uuid.nullable(),
})
export type WindowActivity = z.infer<typeof WindowActivity>

export const ActivityKind = z.enum([
  ...WindowActivity.shape.kind.options,
  'started',
  'enrolled',
  'decided',
  'lock',
  'unlock',
  'export',
  'wipe',
  'left',
])
export type ActivityKind = z.infer<typeof ActivityKind>

/**
 * One line of the activity log: what happened on this machine, to which packet and decision. Ids,
 * kinds and times only; nothing that a learner or a reviewer wrote.
 */
export const Activity = z.strictObject({
  /** 1 for the first on this machine, then without a gap. */
  number: z.int().positive(),
  /** By this machine's clock. */
  at: Instant,
  kind: ActivityKind,
  packet: Id.nullable(),
  decision: Uuid.nullable(),
  /** SHA-256 of the line before, without its line break; null for the first. */
  after: Sha256.nullable(),
})
export type Activity = z.infer<typeof Activity>

/** `POST /host/activity`. `GET` answers with the log as it is, one line of JSON each. */
export const ActivityRequest = z.object({ events: z.array(WindowActivity).min(1).max(1000) })
