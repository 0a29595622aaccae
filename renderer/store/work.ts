import type { Outcome } from '../../shared/model/outcome.ts'
import { type Journal, readMeta } from './databases.ts'
import type { DecisionRow, SealedDecision, Standing } from './rows.ts'

/** What the journal holds of a packet. */
export type Work = { draft: boolean; latest: Pick<DecisionRow, 'state' | 'outcome'> | null }

export const noWork: Work = { draft: false, latest: null }

/** Where a packet stands; `inEffect` is what central records hold for it. */
export function stand(
  { draft, latest }: Work,
  inEffect: Outcome | null,
): { standing: Standing; outcome: Outcome | null } {
  if (draft) return { standing: 'draft', outcome: null }
  if (latest === null) return { standing: inEffect ? 'accepted' : 'open', outcome: inEffect }
  if (latest.state === 'unsent') return { standing: 'decided', outcome: latest.outcome }
  if (latest.state === 'accepted')
    return { standing: 'accepted', outcome: inEffect ?? latest.outcome }
  return { standing: latest.state, outcome: latest.outcome }
}

/** Whether a packet that central records took away has to stay here for the work on it. */
export const holdsWork = ({ draft, latest }: Work) =>
  draft || (latest !== null && latest.state !== 'accepted')

/** The decision that counts among those of one packet: the one made last. */
export const latestOf = (decisions: SealedDecision[]): SealedDecision | null =>
  decisions.reduce<SealedDecision | null>(
    (latest, row) => (latest === null || row.sequence > latest.sequence ? row : latest),
    null,
  )

/** The work on these packets, and the journal's turn at which it was read. */
export function readWork(
  journal: Journal,
  ids: string[],
): Promise<{ turn: number; work: Map<string, Work> }> {
  return journal.transaction('r', [journal.drafts, journal.decisions, journal.meta], async () => {
    const [turn, drafts, decisions] = await Promise.all([
      readMeta(journal.meta, 'turn', 0),
      journal.drafts.where('packetId').anyOf(ids).primaryKeys(),
      journal.decisions.where('packetId').anyOf(ids).toArray(),
    ])
    const drafted = new Set(drafts)
    const decided = Map.groupBy(decisions, ({ packetId }) => packetId)
    const work = new Map<string, Work>()
    for (const id of new Set([...drafted, ...decided.keys()]))
      work.set(id, { draft: drafted.has(id), latest: latestOf(decided.get(id) ?? []) })
    return { turn, work }
  })
}
