import type { Kind, SignedDecision } from '../../../shared/model/decision.ts'
import type { Evidence } from '../../../shared/model/evidence.ts'
import type { Framework } from '../../../shared/model/framework.ts'
import type { Outcome } from '../../../shared/model/outcome.ts'
import type { ConflictKind } from '../../../shared/model/receipt.ts'
import type { Rubric } from '../../../shared/model/rubric.ts'
import type { Problem } from '../../../shared/protocol/problem.ts'

export type PacketRecord = {
  id: string
  revision: number
  attempt: number
  round: number
  learnerId: string
  rubricVersion: number
  evidence: Evidence[]
  /** Null once its reviewer stepped back from it. */
  reviewerId: string | null
  withdrawn: boolean
}

/** A row of the ledger; its place in the list is its number. */
export type Entry = SignedDecision & {
  number: number
  deviceId: string
  reviewerId: string
  sequence: number
  packetId: string
  packetRevision: number
  round: number
  kind: Kind
  /** Null in a withdrawal. */
  outcome: Outcome | null
  supersedes: string | null
  receivedAt: string
  state: 'held' | 'accepted' | 'kept' | 'conflict' | 'refused'
  conflict: ConflictKind | null
  problem: Problem | null
  /** The order in which decisions were judged; null while it is held. */
  judged: number | null
  /** The rubric version in force when it was accepted, where that was a later one than its own. */
  rubricNow: number | null
}

export type News = {
  kind: 'framework' | 'rubric' | 'packet' | 'receipt'
  subject: string
  /** Null for everyone. */
  reviewerId: string | null
}

export type DeviceRecord = {
  deviceId: string
  reviewerId: string
  publicKey: string
  token: string
  revoked: boolean
}

/**
 * All that central records know, as plain data: one call that changes it is one transaction, and a
 * copy of it is a backup.
 */
export type State = {
  service: string
  epoch: string
  frameworks: Framework[]
  rubrics: Rubric[]
  packets: PacketRecord[]
  ledger: Entry[]
  refused: { deviceId: string; body: string; problem: Problem }[]
  judgements: number
  feed: News[]
  devices: DeviceRecord[]
}

export const emptyState = (service: string, epoch: string): State => ({
  service,
  epoch,
  frameworks: [],
  rubrics: [],
  packets: [],
  ledger: [],
  refused: [],
  judgements: 0,
  feed: [],
  devices: [],
})

export const announce = (state: State, ...news: News[]) => void state.feed.push(...news)
