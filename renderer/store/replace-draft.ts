import type { SignedDecision } from '../../shared/model/decision.ts'
import { added, noJournal } from './counts.ts'
import { readMeta, type Store } from './databases.ts'
import { decisionIn, unsent } from './decisions.ts'
import { found, orNothing, Overtaken, strictly } from './directly.ts'
import { sameDraft } from './draft-row.ts'
import type { DecisionRow, DraftRow, JournalCounts } from './rows.ts'
import { type DraftMark, sealDecision } from './sealed.ts'

/** The journal at a moment when there was no decision on a packet: one more then means nothing for others. */
export type Ahead = { turn: number; counts: JournalCounts }

/** @returns null when there are decisions on the packet, which the next one may answer */
export function lookAhead(
  { journal }: Pick<Store, 'journal'>,
  packetId: string,
): Promise<Ahead | null> {
  return journal.transaction('r', [journal.decisions, journal.meta], async () => {
    const [decisions, turn, counts] = await Promise.all([
      journal.decisions.where('packetId').equals(packetId).count(),
      readMeta(journal.meta, 'turn', 0),
      readMeta(journal.meta, 'counts', noJournal),
    ])
    return decisions > 0 ? null : { turn, counts }
  })
}

/**
 * Puts a decision in the place of its draft where, but for the two, nothing has moved since `ahead`.
 * All is asked for at once and the disk waited for once: this is what a reviewer waits for.
 * @returns null, with nothing written, where something has
 */
export async function replaceDraft(
  { journal, keys }: Pick<Store, 'journal' | 'keys'>,
  signed: SignedDecision,
  made: DraftMark,
  { turn, counts }: Ahead,
): Promise<DecisionRow | null> {
  const fresh = unsent(signed, decisionIn({ signed }))
  const { packetId } = fresh
  const sealed = await sealDecision(keys, fresh)
  return orNothing(
    strictly(journal, ['drafts', 'intents', 'decisions', 'meta'], async (stores) => {
      const { drafts, intents, decisions, meta } = stores
      const reading = Promise.all([
        found<DraftRow | undefined>(drafts.get(packetId)),
        found<{ value: number } | undefined>(meta.get('turn')),
      ])
      decisions.put(sealed)
      drafts.delete(packetId)
      intents.delete(fresh.id)
      meta.put({ key: 'counts', value: added(counts, { drafts: -1, unsent: 1 }) })
      meta.put({ key: 'turn', value: turn + 1 })
      const [draft, now] = await reading
      const same = sameDraft(draft ?? null, made) && draft?.decisionId === fresh.id
      if (!same || (now?.value ?? 0) !== turn) throw new Overtaken()
      return fresh
    }),
  )
}
