import { liveQuery } from 'dexie'
import type { SignedDecision } from '../../shared/model/decision.ts'
import { added, noJournal } from './counts.ts'
import type { Journal, Store } from './databases.ts'
import { decisionIn, unsent } from './decisions.ts'
import { found, orNothing, Overtaken, strictly } from './directly.ts'
import { sameDraft } from './draft-row.ts'
import { decisionPut } from './journal-decision.ts'
import type { DecisionRow, DraftRow, JournalCounts } from './rows.ts'
import { type DraftMark, sealDecision } from './sealed.ts'

/** What the journal counted, and at which turn: at the same turn, it still does. */
export type Ahead = { turn: number; counts: JournalCounts }

export async function lookAhead({ meta }: Pick<Journal, 'meta'>): Promise<Ahead> {
  const [turn, counts] = await meta.bulkGet(['turn', 'counts'])
  return {
    turn: (turn?.value as number | undefined) ?? 0,
    counts: (counts?.value as JournalCounts | undefined) ?? noJournal,
  }
}

type Followed = { ahead: Ahead | null; holders: number; end: () => void }

const followed = new WeakMap<Journal, Followed>()

/** Held ready while a draft is open, as a reviewer waits for the decision: once for all drafts. */
export function followAhead(journal: Journal): { now: () => Ahead | null; end: () => void } {
  const following = followed.get(journal) ?? follow(journal)
  followed.set(journal, following)
  following.holders += 1
  return {
    now: () => following.ahead,
    end: () => {
      following.holders -= 1
      if (following.holders > 0) return
      followed.delete(journal)
      following.end()
    },
  }
}

function follow(journal: Journal): Followed {
  const following: Followed = { ahead: null, holders: 0, end: () => {} }
  const watch = liveQuery(() => lookAhead(journal)).subscribe({
    next: (ahead) => (following.ahead = ahead),
    // Without it a decision looks for itself.
    error: () => (following.ahead = null),
  })
  following.end = () => watch.unsubscribe()
  return following
}

/**
 * Puts the first decision on a packet in the place of its draft where, but for the two, nothing has
 * moved since `ahead`. All is asked for at once and the disk waited for once: this is what a reviewer
 * waits for.
 * @returns null, with nothing written, where something has, or where the packet has decisions, which
 *   the next one may answer
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
  const writing = strictly(
    journal,
    ['drafts', 'intents', 'decisions', 'meta'],
    async ({ drafts, intents, decisions, meta }) => {
      const reading = Promise.all([
        found<DraftRow | undefined>(drafts.get(packetId)),
        found(decisions.index('packetId').count(packetId)),
        found<{ value: number } | undefined>(meta.get('turn')),
      ])
      decisions.put(sealed)
      drafts.delete(packetId)
      intents.delete(fresh.id)
      meta.put({ key: 'counts', value: added(counts, { drafts: -1, unsent: 1 }) })
      meta.put({ key: 'turn', value: turn + 1 })
      const [draft, before, now] = await reading
      const same = sameDraft(draft ?? null, made) && draft?.decisionId === fresh.id
      if (!same || before > 0 || (now?.value ?? 0) !== turn) throw new Overtaken()
      return fresh
    },
    () => decisionPut(fresh),
  )
  return orNothing(writing)
}
