import * as z from 'zod'
import { fail } from '../../shared/protocol/problem.ts'

const Digits = z.string().regex(/^\d{1,20}$/)

/** A place in the feed: after this row of this transaction. Both are bigints, as text. */
const InFeed = z.tuple([z.literal('f'), Digits, Digits])

/**
 * A place in a first sync: the feed's horizon when it began, from where the feed goes on after it;
 * the phase; and the key of the last row sent (for packets, due in ms since 1970 or '', and number).
 */
const InSnapshot = z.tuple([
  z.literal('s'),
  Digits,
  z.int().min(0).max(4),
  z.string().regex(/^-?\d{0,16}$/),
  Digits,
])

const Place = z.union([InFeed, InSnapshot])
export type Place = z.infer<typeof Place>
export type FeedPlace = z.infer<typeof InFeed>
export type SnapshotPlace = z.infer<typeof InSnapshot>

const Content = z.tuple([z.uuid(), Place])

export const encodeCursor = (epoch: string, place: Place) =>
  Buffer.from(JSON.stringify([epoch, place])).toString('base64url')

/** @throws ProblemError `start-over` for a cursor of another epoch, or one that is none of ours */
export function decodeCursor(epoch: string, cursor: string): Place {
  let content: unknown
  try {
    content = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch (error) {
    fail('start-over', null, '', error)
  }
  const parsed = Content.safeParse(content)
  if (!parsed.success || parsed.data[0] !== epoch) fail('start-over')
  return parsed.data[1]
}
