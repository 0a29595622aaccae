import type { SignedDecision } from '../../shared/model/decision.ts'
import type { Outcome } from '../../shared/model/outcome.ts'
import type { Packet } from '../../shared/model/packet.ts'
import type { Receipt } from '../../shared/model/receipt.ts'
import type { Problem } from '../../shared/protocol/problem.ts'

/**
 * Where the review of a packet stands on this device. It is derived from the journal, which is the
 * truth, and kept in the library's rows only so that the queue can be filtered and ordered by it.
 */
export type Standing =
  | 'open'
  | 'draft'
  /** Decided, and so far on this machine only. */
  | 'decided'
  /** Received by central records, which wait for what it supersedes. */
  | 'held'
  | 'accepted'
  | 'conflict'
  | 'refused'

export type PacketRow = {
  id: string
  packet: Packet
  pathwayId: string
  /** 0 where the achievement has no level. */
  level: number
  /** ISO 8601; a date far away where there is none, so that the index orders it last. */
  dueAt: string
  standing: Standing
  /** Bytes of its evidence files, and how many of them are here. */
  bytes: number
  have: number
  /** 1 when every file is here. A number, because IndexedDB does not index booleans. */
  ready: 0 | 1
  /** Why some of its evidence is not here and will not come by itself. */
  problem: Problem | null
  /** Set when central records took it away while work on it is here. */
  gone: 'withdrawn' | 'reassigned' | null
}

/** A file of evidence, kept once however many packets use it. */
export type FileRow = {
  sha256: string
  size: number
  mediaType: string
  pieces: string[]
  /** How many pieces are here: always the first ones. */
  have: number
  state: 'waiting' | 'whole' | 'failed'
  problem: Problem | null
  /** How many packets on this device use it; at 0 its bytes are given back. */
  uses: number
}

export type PieceRow = { sha256: string; index: number; bytes: ArrayBuffer }

/** A decision in the journal. Nothing but a receipt with its id and hash retires it. */
export type DecisionRow = {
  id: string
  sequence: number
  packetId: string
  outcome: Outcome
  madeAt: string
  signed: SignedDecision
  state: 'unsent' | 'held' | 'accepted' | 'conflict' | 'refused'
  receipt: Receipt | null
  problem: Problem | null
}

/** What the status line says; written by the worker that syncs, read by every window. */
export type SyncRow = {
  network: 'online' | 'offline'
  /** Since when it is so, ISO 8601. */
  since: string
  /** The last time that central records answered, ISO 8601. */
  contactAt: string | null
  phase: 'idle' | 'pulling' | 'fetching' | 'pushing'
  /** The newest failure that is not over. */
  problem: Problem | null
}

/** Kept in the same transaction as what they count. */
export type LibraryCounts = {
  packets: number
  ready: number
  /** Of evidence on its way and here, each file once. */
  bytes: number
  have: number
}
export type JournalCounts = {
  drafts: number
  unsent: number
  held: number
  accepted: number
  conflict: number
  refused: number
}
