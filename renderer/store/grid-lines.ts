import type { Score } from '../../shared/model/decision.ts'
import type { Draft } from '../../shared/model/draft.ts'
import type { Outcome } from '../../shared/model/outcome.ts'
import type { Packet } from '../../shared/model/packet.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import type { Store } from './databases.ts'
import { decisionIn } from './decisions.ts'
import { toHex } from './hex.ts'
import { store } from './open.ts'
import { countingHere } from './packet.ts'
import { decisionsOn } from './repeats/kept.ts'
import { openDecision, openPacket, readDraft } from './sealed.ts'

/** What was decided on a packet, as far as a table shows it. */
export type Decided = { scores: Score[]; outcome: Outcome; feedback: string }

/** What a row of the grid shows beyond the queue's own row; the same object while it says the same. */
export type GridLine = {
  packetId: string
  packet: Packet
  draft: Draft | null
  /** The draft is there and cannot be read. */
  damaged: Problem | null
  /** Null while nothing is decided, or a draft goes on from it. */
  decided: Decided | null
}

type Known = { of: string; line: GridLine }

/**
 * Reads lines of the grid, those that did not change without opening them again. It remembers what it
 * was asked for last.
 */
export function lineReader({ library, journal, keys }: Store = store()) {
  let known = new Map<string, Known>()
  return async (ids: readonly string[]): Promise<ReadonlyMap<string, GridLine>> => {
    const [bodies, drafts, decisions] = await Promise.all([
      library.bodies.bulkGet([...ids]),
      journal.drafts.bulkGet([...ids]),
      decisionsOn(journal, ids),
    ])
    const decidedOf = Map.groupBy(decisions, ({ packetId }) => packetId)
    const before = known
    const read = await Promise.all(
      ids.map(async (id, at): Promise<[string, Known] | null> => {
        const body = bodies[at]
        if (body === undefined) return null
        const row = drafts[at]
        const latest = countingHere(decidedOf.get(id) ?? [], body)
        const of = `${toHex(body.salt)} ${row?.decisionId} ${row?.changes} ${row?.packetRevision} ${row?.rubricVersion} ${latest?.id}`
        const same = before.get(id)
        if (same?.of === of) return [id, same]
        try {
          const [packet, { draft, damaged }, decision] = await Promise.all([
            openPacket(keys, body),
            readDraft(keys, row),
            latest && openDecision(keys, latest),
          ])
          const decided = row ? null : (decision && reviewIn(decision)) || decidedElsewhere(packet)
          return [id, { of, line: { packetId: id, packet, draft, damaged, decided } }]
        } catch {
          // What cannot be read has no line; its packet, opened, says why.
          return null
        }
      }),
    )
    known = new Map(read.filter((one) => one !== null))
    return new Map([...known].map(([id, { line }]) => [id, line]))
  }
}

function reviewIn(row: Parameters<typeof decisionIn>[0]): Decided | null {
  const decision = decisionIn(row)
  return decision.kind === 'withdrawal' ? null : decision
}

function decidedElsewhere({ decided }: Packet): Decided | null {
  return decided?.own ? { ...decided.own, outcome: decided.outcome } : null
}
