import type { Found, Hit } from './EvidenceFinder.ts'

/** A line of the list: an item, or a hit in it. */
export type Row = { found: Found; hit: Hit | null }

/** Items with their hits under them; those in which nothing was found stand among them. */
export const rowsOf = (found: readonly Found[]): Row[] =>
  found.flatMap((one) => [
    { found: one, hit: null },
    ...one.hits.map((hit) => ({ found: one, hit })),
  ])

/** The index of the first hit; -1 where there is none. */
export const firstHit = (rows: readonly Row[]) => rows.findIndex(({ hit }) => hit !== null)

/** The index of the line that is so many further on, within the list. */
export const stepFrom = (rows: readonly Row[], index: number, by: number) =>
  Math.min(rows.length - 1, Math.max(0, index + by))
