import type { Store } from './databases.ts'
import { store } from './open.ts'
import { repeatsSince } from './repeats/kept.ts'

/** Decisions that are looked at; nobody decides more in a day. */
const most = 5000

/** How many reviews were decided on this machine since a moment, by its own clock. */
export async function decidedSince(
  since: Date,
  { journal }: Pick<Store, 'journal'> = store(),
): Promise<number> {
  const from = since.toISOString()
  let count = 0
  // oxlint-disable-next-line unicorn/no-array-reverse -- not of an array: rows come from the last on
  const newest = journal.decisions.orderBy('sequence').reverse()
  await newest
    .limit(most)
    .until(({ madeAt }) => madeAt < from)
    .each(({ kind }) => {
      if (kind !== 'withdrawal') count += 1
      else count -= 1
    })
  return Math.max(0, count) + (await repeatsSince(journal, from))
}
