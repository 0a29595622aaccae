import { recusalNames } from '../../shared/model/outcome.ts'
import type { Db } from '../database/tables.ts'
import { readDecision } from './verify.ts'

/** A decision that waits for the office. */
export type Waiting = {
  packet: string
  /** Who decided so. */
  reviewer: string
  receivedAt: string
  /** In confidence: no learner gets to see it. */
  note: string
  /** Of a recusal, where it was asked for one; null of a doubt. */
  reason: string | null
}

/** What waits for the office: doubts of who made the evidence, and packets without a reviewer. */
export type ForOffice = { doubts: Waiting[]; recused: Waiting[] }

const columns = ['l.packet_id', 'l.reviewer_id', 'l.received_at', 'l.canonical'] as const

/**
 * What reviewers handed to the office, oldest first. A doubt waits until the packet is decided
 * otherwise, given out anew or withdrawn; a recusal until the packet has another reviewer, also where
 * its learner handed in anew meanwhile.
 */
export async function waitingForOffice(db: Db): Promise<ForOffice> {
  const doubts = await db
    .selectFrom('in_effect as l')
    .innerJoin('packets as p', 'p.id', 'l.packet_id')
    .select(columns)
    .where('l.outcome', '=', 'authenticity-doubt')
    .where('p.calibration', 'is', null)
    .orderBy('l.number')
    .execute()
  const recused = await db
    .selectFrom('ledger as l')
    .innerJoin('packets as p', 'p.id', 'l.packet_id')
    .distinctOn('l.packet_id')
    .select(columns)
    .where('l.outcome', '=', 'recused')
    .where('l.state', '=', 'accepted')
    .where('p.reviewer_id', 'is', null)
    .where('p.withdrawn_at', 'is', null)
    .where('p.calibration', 'is', null)
    .orderBy('l.packet_id')
    .orderBy('l.judged', 'desc')
    .execute()
  const inOrder = recused.toSorted((one, other) => +one.received_at - +other.received_at)
  return { doubts: doubts.map(told), recused: inOrder.map(told) }
}

type Row = { packet_id: string; reviewer_id: string; received_at: Date; canonical: string }

function told({ packet_id, reviewer_id, received_at, canonical }: Row): Waiting {
  const decision = readDecision(canonical)
  const said = decision === null || decision.kind === 'withdrawal' ? null : decision
  return {
    packet: packet_id,
    reviewer: reviewer_id,
    receivedAt: received_at.toISOString(),
    note: said?.note ?? '',
    reason: said?.about?.recusal ? recusalNames[said.about.recusal] : null,
  }
}
