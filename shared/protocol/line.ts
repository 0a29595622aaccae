/**
 * The line: what a window in an installed browser asks its host, and what the host answers, over one
 * WebSocket that stays open. Chromium needs three times as long for a request of its own.
 */
import * as z from 'zod'

export const linePath = '/host/line'

/** Text of one message from the window: what it posts to a path of the host, numbered by the window. */
export const LineAsk = z.object({
  ask: z.int().nonnegative(),
  path: z.string().regex(/^\/host\/[a-z-]+$/),
  /** JSON. */
  body: z.string(),
})
export type LineAsk = z.infer<typeof LineAsk>

/** Text of one message from the host: the answer to the ask of that number, JSON in its body. */
export const LineAnswer = z.object({
  ask: z.int().nonnegative(),
  status: z.int().min(200).max(599),
  body: z.string(),
})
export type LineAnswer = z.infer<typeof LineAnswer>
