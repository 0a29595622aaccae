import { Decision, type SignedDecision } from '../../shared/model/decision.ts'
import { countsChanged, journalCountsIn } from './counts.ts'
import type { Journal } from './databases.ts'
import type { DecisionRow, JournalCounts, SealedDecision } from './rows.ts'
import { found, strictly } from './directly.ts'

/** What a row's signed bytes say. */
export const decisionIn = ({ signed }: Pick<DecisionRow, 'signed'>): Decision =>
  Decision.parse(JSON.parse(signed.canonical))

/** A decision that is on disk and not yet sent. */
export function unsent(signed: SignedDecision, decision: Decision): DecisionRow {
  const { sequence, packetId, kind, packetRevision, supersedes, madeAt } = decision
  return {
    id: signed.id,
    sequence,
    packetId,
    kind,
    outcome: decision.kind === 'withdrawal' ? null : decision.outcome,
    packetRevision,
    supersedes,
    madeAt,
    signed,
    state: 'unsent',
    sentAt: null,
    takingBack: null,
    receipt: null,
    problem: null,
  }
}

/** Whether a decision waits for the reviewer: a later one on its packet answers it. */
export const isOpen = ({ state }: Pick<DecisionRow, 'state'>) =>
  state === 'conflict' || state === 'refused'

type Moved = Pick<DecisionRow, 'state'> & Partial<Pick<DecisionRow, 'receipt' | 'problem'>>

/** Where a decision goes from its row as it is then; null leaves it. */
export type Move = (row: SealedDecision) => Moved | null

/**
 * Moves decisions, by id, to other states with what was said of them: all in one transaction with the
 * counts, as each transaction waits for the disk.
 */
export async function moveDecisions(
  journal: Journal,
  moves: readonly (readonly [id: string, move: Move])[],
): Promise<void> {
  if (moves.length === 0) return
  const work = async ({ decisions, meta }: Record<'decisions' | 'meta', IDBObjectStore>) => {
    const counting = journalCountsIn(meta)
    const rows = await Promise.all(
      moves.map(([id]) => found<SealedDecision | undefined>(decisions.get(id))),
    )
    const count = await counting
    const delta: Partial<JournalCounts> = {}
    const moved = new Map<string, SealedDecision>()
    for (const [index, [id, move]] of moves.entries()) {
      const row = moved.get(id) ?? rows[index]
      const next = row ? move(row) : null
      if (row === undefined || next === null) continue
      const later = isOpen(next) && (await hasLater(decisions, row))
      const state = later ? 'answered' : next.state
      moved.set(id, { ...row, ...next, state })
      if (state === row.state) continue
      delta[row.state] = (delta[row.state] ?? 0) - 1
      delta[state] = (delta[state] ?? 0) + 1
    }
    for (const row of moved.values()) decisions.put(row)
    if (Object.keys(delta).length > 0) count(delta)
    return [...moved.keys()]
  }
  await strictly(journal, ['decisions', 'meta'], work, (ids) => ({
    decisions: { keys: ids, by: { '[state+sequence]': 'any' } },
    meta: countsChanged,
  }))
}

async function hasLater(decisions: IDBObjectStore, { packetId, sequence }: SealedDecision) {
  const rows = await found<SealedDecision[]>(decisions.index('packetId').getAll(packetId))
  return rows.some((row) => row.sequence > sequence)
}

/**
 * Marks decisions as handed to the network, and tells which may go: not one that is being taken back,
 * nor one whose withdrawal central records do not have yet.
 * @param at ISO 8601
 */
export async function markSent(
  { decisions }: Journal,
  wanted: DecisionRow[],
  at: string,
): Promise<DecisionRow[]> {
  const packets = [...new Set(wanted.map(({ packetId }) => packetId))]
  return decisions.db.transaction('rw', [decisions], async () => {
    const all = await decisions.where('packetId').anyOf(packets).toArray()
    const withheld = new Set(
      all.flatMap(({ kind, state, supersedes }) =>
        kind === 'withdrawal' && state !== 'held' && state !== 'accepted' ? supersedes : [],
      ),
    )
    const free = all.filter(({ id, takingBack }) => takingBack === null && !withheld.has(id))
    const going = new Map(free.map((row) => [row.id, row]))
    const leaving = wanted.filter(({ id }) => going.has(id))
    const first = leaving.flatMap(({ id }) => going.get(id) ?? [])
    await decisions.bulkPut(
      first.filter(({ sentAt }) => sentAt === null).map((row) => ({ ...row, sentAt: at })),
    )
    return leaving
  })
}
