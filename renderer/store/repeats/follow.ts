import type { Receipt } from '../../../shared/model/receipt.ts'
import { countJournal } from '../counts.ts'
import type { Store } from '../databases.ts'
import { settle } from '../standing.ts'
import { shownRepeats } from './kept.ts'
import { lookalike } from './lookalike.ts'
import { secretly } from './often.ts'
import { outdatedRepeats, removeUnknown, retireRepeats } from './retire.ts'
import { serveRepeat } from './serve.ts'

/** Has repeats that were decided long enough ago stand as what central records have accepted. */
async function accept(at: Store, hold: number, now: Date): Promise<void> {
  const { journal } = at
  // However far apart: a clock that was set back must not keep it waiting.
  const isDue = (madeAt: string) => Math.abs(now.getTime() - Date.parse(madeAt)) >= hold
  const due = (await shownRepeats(journal)).filter(
    ({ decision }) => decision?.state === 'unsent' && isDue(decision.madeAt),
  )
  if (due.length === 0) return
  const real = await journal.decisions.bulkGet(due.map(({ firstId }) => firstId))
  await journal.transaction('rw', [journal.repeats, journal.meta], async () => {
    for (const [index, row] of due.entries()) {
      const known = await journal.repeats.get(row.id)
      const decision = known?.decision
      if (decision?.id !== row.decision?.id || !decision) continue
      const like = real[index]?.receipt
      const receipt: Receipt | null = like
        ? {
            ...like,
            id: lookalike(like.id, () => false, secretly()) ?? like.id,
            decisionId: decision.id,
            hash: decision.hash,
            receivedAt: now.toISOString(),
          }
        : null
      const sentAt = now.toISOString()
      await journal.repeats.put({
        ...known,
        decision: { ...decision, state: 'accepted', sentAt, receipt },
      })
    }
    await countJournal(journal, {})
  })
  await settle(
    at,
    due.flatMap(({ packetId }) => packetId ?? []),
  )
}

/** At a start, when packets have come and gone unseen: takes away what is over, and may serve one. */
export async function beginRepeats(at: Store, now: Date = new Date()): Promise<void> {
  await removeUnknown(at)
  await retireRepeats(at, await outdatedRepeats(at, 'start', now))
  await serveRepeat(at, now)
}

/**
 * After central records were asked: repeats stand as real packets would, and one may come along with
 * others.
 * @param hold milliseconds for which decisions are kept back
 * @param brought whether packets have come
 */
export async function followRepeats(
  at: Store,
  { hold, brought }: { hold: number; brought: boolean },
  now: Date = new Date(),
): Promise<void> {
  await accept(at, hold, now)
  await retireRepeats(at, await outdatedRepeats(at, 'sync', now))
  if (brought) await serveRepeat(at, now)
}
