import type { Rubric } from '../../../shared/model/rubric.ts'
import { compare, type Compared } from '../../../shared/rules/qualification.ts'
import type { Store } from '../databases.ts'
import { store } from '../open.ts'
import { openRepeat } from '../sealed.ts'

/** A packet that the reviewer rated twice, without knowing it the second time. */
export type RatedTwice = {
  /** The packet, by its own id. */
  packetId: string
  rubric: Rubric
  /** When each time, ISO 8601. */
  firstAt: string
  secondAt: string
  /** The second time beside the first, which stands where a key has what was agreed on. */
  compared: Compared[]
}

/** How many of the newest are read: they are unsealed one by one. */
const most = 400

/** What the reviewer rated twice, the newest first; for their eyes alone. */
export async function ratedTwice({ journal, keys }: Store = store()): Promise<RatedTwice[]> {
  // oxlint-disable-next-line unicorn/no-array-reverse -- a collection of Dexie's, not an array
  const rows = await journal.repeats.orderBy('decidedAt').reverse().limit(most).toArray()
  const opened = await Promise.all(
    rows.map(async (row): Promise<RatedTwice | null> => {
      const ratings = await openRepeat(keys, row).catch(() => null)
      if (!ratings?.second || row.decidedAt === null) return null
      const { rubric, first, second, firstAt } = ratings
      return {
        packetId: row.of,
        rubric,
        firstAt,
        secondAt: row.decidedAt,
        compared: compare(
          rubric,
          second,
          first.flatMap(({ criterionId, ratingId }) =>
            ratingId === null ? [] : { criterionId, ratingId, reason: '' },
          ),
        ),
      }
    }),
  )
  return opened.filter((one) => one !== null)
}
