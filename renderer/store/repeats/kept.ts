import { fail } from '../../../shared/protocol/problem.ts'
import type { Journal, Store } from '../databases.ts'
import type { JournalCounts, RepeatRow, SealedDecision } from '../rows.ts'

type Rows = Pick<Journal, 'decisions' | 'repeats'>

/** The repeats that are in the library now: a handful. */
export const shownRepeats = ({ repeats }: Pick<Journal, 'repeats'>): Promise<RepeatRow[]> =>
  repeats.where('packetId').above('').toArray()

/**
 * The repeat that a packet is; null of one that central records sent. Whoever has something signed asks
 * here first.
 * @throws ProblemError `packet-not-here` of one that the journal knows nothing of
 */
export async function repeatHere(
  { library, journal }: Pick<Store, 'library' | 'journal'>,
  packetId: string,
): Promise<RepeatRow | null> {
  const [row, repeat] = await Promise.all([
    library.packets.get(packetId),
    journal.repeats.where('packetId').equals(packetId).first(),
  ])
  if (row?.repeatOf !== undefined && !repeat) fail('packet-not-here', packetId)
  return repeat ?? null
}

/**
 * What was decided here on some packets, as the screens show it: with what was chosen on a repeat, which
 * is signed by nobody and goes nowhere. Whoever sends, files or reports reads the decisions alone.
 */
export async function decisionsOn(
  { decisions, repeats }: Rows,
  packetIds: readonly string[],
): Promise<SealedDecision[]> {
  const [only, ...more] = packetIds
  if (only === undefined) return []
  const [made, again] = await Promise.all(
    more.length === 0
      ? ([
          decisions.where('packetId').equals(only).toArray(),
          repeats.where('packetId').equals(only).toArray(),
        ] as const)
      : ([
          decisions
            .where('packetId')
            .anyOf([...packetIds])
            .toArray(),
          repeats
            .where('packetId')
            .anyOf([...packetIds])
            .toArray(),
        ] as const),
  )
  return [...made, ...again.flatMap(({ decision }) => decision ?? [])]
}

/** The counts of decisions as the screens show them: a repeat would show by what is not counted. */
export async function shownCounts(
  journal: Pick<Journal, 'repeats'>,
  counts: JournalCounts,
): Promise<JournalCounts> {
  const [shown, decided] = await Promise.all([
    shownRepeats(journal),
    journal.repeats.where('decidedAt').above('').count(),
  ])
  const unsent = shown.filter(({ decision }) => decision?.state === 'unsent').length
  return {
    ...counts,
    unsent: counts.unsent + unsent,
    accepted: counts.accepted + decided - unsent,
  }
}

/** How many repeats were decided since a moment, ISO 8601. */
export const repeatsSince = ({ repeats }: Pick<Journal, 'repeats'>, from: string) =>
  repeats.where('decidedAt').aboveOrEqual(from).count()
