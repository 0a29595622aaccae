import { type Problem, problem } from '../../shared/protocol/problem.ts'
import { type Library, readMeta, writeMeta } from './databases.ts'
import type { Vanishing } from './rows.ts'

/** Fewer packets than this many, or than this part of all, may go without a question. */
const few = 20
const part = 0.3

/**
 * Whether so many packets may go at the end of a full sync. Central records that were emptied, or
 * restored from an old backup, would else take a reviewer's whole queue along without a word.
 */
export async function mayVanish(
  library: Library,
  round: number,
  { count, total }: Pick<Vanishing, 'count' | 'total'>,
): Promise<boolean> {
  if (count <= few || count <= total * part) return true
  const asked = await readMeta(library.meta, 'vanishing', null)
  if (asked?.round === round && asked.agreed) return true
  await writeMeta(library.meta, 'vanishing', { round, count, total, agreed: false })
  return false
}

/** The reviewer's word that they may go; they do at the next turn. */
export async function letVanish(library: Library): Promise<void> {
  await library.transaction('rw', [library.meta], async () => {
    const asked = await readMeta(library.meta, 'vanishing', null)
    if (asked) await writeMeta(library.meta, 'vanishing', { ...asked, agreed: true })
  })
}

/** `much-would-vanish` while the reviewer is asked. */
export const vanishingProblem = (asked: Vanishing | null): Problem | null =>
  asked && !asked.agreed
    ? problem('much-would-vanish', null, `${asked.count} of ${asked.total}`)
    : null
