import type { Outcome } from '../../shared/model/outcome.ts'
import { type Journal, readMeta } from './databases.ts'
import { decisionsOn } from './repeats/kept.ts'
import type { DecisionRow, PacketRow, Standing } from './rows.ts'

/** What the journal holds of a packet. */
export type Work = {
  draft: boolean
  /** The decision that counts here; see `countingOf`. */
  latest: Pick<DecisionRow, 'id' | 'state' | 'outcome' | 'packetRevision'> | null
  /** Whether a decision of any kind is not yet where it belongs. */
  undelivered: boolean
  /** The decisions that were withdrawn here, whether or not central records know. */
  withdrawn: ReadonlySet<string>
}

export const noWork: Work = {
  draft: false,
  latest: null,
  undelivered: false,
  withdrawn: new Set(),
}

type Stand = { standing: Standing; outcome: Outcome | null }

/** Where a packet stands, as its row has it. */
export function stand(
  work: Work,
  row: Pick<PacketRow, 'inEffect' | 'revision' | 'givenAfter'>,
): Pick<PacketRow, 'standing' | 'begun' | 'outcome' | 'recusal'> {
  const { standing, outcome } = derive(work, row)
  const begun = standing === 'open' ? undefined : standing
  return { standing, begun, outcome, recusal: recusalIn(work.latest, row) }
}

/**
 * The decision by which a reviewer stepped back from a packet, whatever became of it, unless the
 * office gave them the packet once more after that.
 */
export const recusalIn = (
  latest: Work['latest'],
  { givenAfter }: Pick<PacketRow, 'givenAfter'>,
): string | null => (latest?.outcome === 'recused' && latest.id !== givenAfter ? latest.id : null)

function derive(
  { draft, latest, withdrawn }: Work,
  { inEffect, revision }: Pick<PacketRow, 'inEffect' | 'revision'>,
): Stand {
  if (draft) return { standing: 'draft', outcome: null }
  // What was withdrawn here is no longer in effect, whenever central records come to hear of it.
  const effect = inEffect && !withdrawn.has(inEffect.decisionId) ? inEffect.outcome : null
  // What was accepted on an earlier revision says nothing about this one.
  const counts = latest?.state === 'accepted' && latest.packetRevision < revision ? null : latest
  if (counts === null) return { standing: effect ? 'accepted' : 'open', outcome: effect }
  if (counts.state === 'unsent') return { standing: 'decided', outcome: counts.outcome }
  if (counts.state === 'accepted')
    return { standing: 'accepted', outcome: effect ?? counts.outcome }
  if (counts.state === 'answered') return { standing: 'open', outcome: null }
  return { standing: counts.state, outcome: counts.outcome }
}

/** Whether nothing is left to do on a packet but what a conflict asks. */
export const isDecided = ({ standing }: Pick<PacketRow, 'standing'>) =>
  standing !== 'open' && standing !== 'draft'

/** How many of some packets of the queue are decided; what is for calibration is not of it. */
export const decidedIn = (rows: readonly Pick<PacketRow, 'standing' | 'role'>[]) =>
  rows.reduce((sum, row) => sum + (row.role === null && isDecided(row) ? 1 : 0), 0)

/** Whether a packet that central records took away has to stay here for the work on it. */
export const holdsWork = ({ draft, undelivered }: Work) => draft || undelivered

const isUndelivered = ({ state }: Pick<DecisionRow, 'state'>) =>
  state !== 'accepted' && state !== 'answered'

type Counted = Pick<DecisionRow, 'id' | 'kind' | 'state' | 'sequence' | 'supersedes'>

const withdrawnIn = (decisions: Counted[]) =>
  new Set(
    decisions.flatMap(({ kind, supersedes }) =>
      kind === 'withdrawal' && supersedes !== null ? supersedes : [],
    ),
  )

/**
 * The decision that counts among those of one packet: the one made last that was not withdrawn, nor
 * answered by a later one, nor filed as a second opinion for good.
 */
export function countingOf<Row extends Counted>(decisions: Row[]): Row | null {
  const withdrawn = withdrawnIn(decisions)
  return decisions.reduce<Row | null>((latest, row) => {
    if (row.kind === 'withdrawal' || withdrawn.has(row.id) || row.state === 'answered')
      return latest
    if (row.kind === 'second-opinion' && row.state === 'accepted') return latest
    return latest === null || row.sequence > latest.sequence ? row : latest
  }, null)
}

/** The decision made last of those on one packet, whatever its kind. */
export const lastOf = <Row extends Counted>(decisions: Row[]): Row | null =>
  decisions.reduce<Row | null>(
    (last, row) => (last === null || row.sequence > last.sequence ? row : last),
    null,
  )

/** The work on these packets, and the journal's turn at which it was read. */
export function readWork(
  journal: Journal,
  ids: string[],
): Promise<{ turn: number; work: Map<string, Work> }> {
  const tables = [journal.drafts, journal.decisions, journal.repeats, journal.meta]
  return journal.transaction('r', tables, async () => {
    const [turn, drafts, decisions] = await Promise.all([
      readMeta(journal.meta, 'turn', 0),
      journal.drafts.where('packetId').anyOf(ids).primaryKeys(),
      decisionsOn(journal, ids),
    ])
    const drafted = new Set(drafts)
    const decided = Map.groupBy(decisions, ({ packetId }) => packetId)
    const work = new Map<string, Work>()
    for (const id of new Set([...drafted, ...decided.keys()])) {
      const rows = decided.get(id) ?? []
      work.set(id, {
        draft: drafted.has(id),
        latest: countingOf(rows),
        undelivered: rows.some(isUndelivered),
        withdrawn: withdrawnIn(rows),
      })
    }
    return { turn, work }
  })
}
