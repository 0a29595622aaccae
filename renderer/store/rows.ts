import type { Calibration, Qualification } from '../../shared/model/calibration.ts'
import type { Draft } from '../../shared/model/draft.ts'
import type { Kind, SignedDecision } from '../../shared/model/decision.ts'
import type { Outcome } from '../../shared/model/outcome.ts'
import type { Packet } from '../../shared/model/packet.ts'
import type { Receipt } from '../../shared/model/receipt.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import type { Work } from '../time/session.ts'
import type { TimeSums } from '../time/sums.ts'
import type { Salt } from './keyring.ts'
import type { Box } from './seal.ts'

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

/** What may be legible of a packet for calibration: its place, and how the reviewer stands. */
export type CalibrationMark =
  | Omit<Extract<Calibration, { role: 'practice' }>, 'agreed'>
  | Omit<Qualification, 'agreed'>

/** One go at a practice packet, sealed: it stays on this machine and decides nothing. */
export type TrialRow = {
  packetId: string
  /** When it was compared, ISO 8601. */
  at: string
  rubricId: string
  /** The state of the draft that was compared: changed since, it is scored again. */
  decisionId: string
  changes: number
  sealed: ArrayBuffer
}

/**
 * A packet that the reviewer decided once and that is served again, unmarked: its ratings then and now.
 * Sealed are they; it stays on this machine, in this table alone, and is neither signed nor sent.
 */
export type RepeatRow = {
  id: string
  /** Under which it is among the packets; absent once it is there no more. */
  packetId?: string
  /** The packet that it is a copy of, and the decision that was made on that. */
  of: string
  firstId: string
  /** ISO 8601, as the next; null until it is decided. */
  servedAt: string
  decidedAt: string | null
  /** What was chosen on it, as the screens show a decision; null when it is out of the queue, too. */
  decision: SealedDecision | null
  sealed: ArrayBuffer
}

/**
 * What the queue shows of a packet. Apart from the packet itself, so that a piece of evidence that
 * arrives rewrites a small row, and a queue of thousands reads only small rows.
 */
export type PacketRow = {
  id: string
  revision: number
  frameworkId: string
  pathwayId: string
  achievementId: string
  /** What it is to be scored with; packets of one rubric are scored together. */
  rubricId: string
  rubricVersion: number
  attempt: number
  blind: boolean
  /** Makes the packet's key one that goes with this row. */
  salt: Salt
  /** The learner's name, or the alias where the review is blind; sealed. */
  learner: ArrayBuffer
  /**
   * ISO 8601; a date far away where there is none, so that the index orders it last. Null where the
   * packet is for calibration: that is in no index of the queue.
   */
  dueAt: string | null
  /** Set where it is for calibration; what was agreed on is in the body, sealed. */
  role: Calibration['role'] | null
  mark: CalibrationMark | null
  /** Set where it is served again by this machine: the packet that it is a copy of. */
  repeatOf?: string
  /** Items of evidence of any kind. */
  items: number
  /** The files among them by SHA-256, each once. */
  files: string[]
  /** The files of earlier attempts that it has not itself: fetched last, and no part of being ready. */
  earlierFiles: string[]
  standing: Standing
  /** The standing where it is not `open`: rows without it are in no index of it. */
  begun?: Standing | undefined
  /** Of the decision made here, or of the one in effect at central records. */
  outcome: Outcome | null
  /** The decision by which the reviewer stepped back from it; it is hidden while there is one. */
  recusal?: string | null
  /** A recusal that was accepted before central records gave it to this reviewer once more. */
  givenAfter?: string | null
  /** What central records hold in effect, from whichever device it came. */
  inEffect: { decisionId: string; outcome: Outcome } | null
  /** Bytes of its files, and how many of them are here. */
  bytes: number
  have: number
  /** 1 when every file is here. A number, because IndexedDB does not index booleans. */
  ready: 0 | 1
  /** Why some of its evidence is not here and will not come by itself. */
  problem: Problem | null
  /**
   * Set when central records took it away while work on it is here; `unlisted` where a full sync did
   * not bring it, which says that and not why.
   */
  gone: 'withdrawn' | 'reassigned' | 'unlisted' | null
  /** The full sync in which it last came; what did not come in the newest one is swept. */
  round: number
}

/** The packet as central records sent it, sealed, beside its row in the queue. */
export type BodyRow = Pick<Packet, 'id' | 'revision' | 'rubricId' | 'rubricVersion'> & {
  salt: Salt
  sealed: ArrayBuffer
}

/**
 * A revision of a packet that was replaced while work made on it was here: what the work was made on
 * stays to be looked at until the work is settled, its evidence included.
 */
export type BaseRow = BodyRow & { files: string[] }

/** A file of evidence, kept once however many packets use it. */
export type FileRow = {
  sha256: string
  size: number
  mediaType: string
  pieces: string[]
  /** Makes the file's key one that goes with this row. */
  salt: Salt
  /** How many pieces are here: always the first ones. */
  have: number
  state: 'waiting' | 'whole' | 'failed'
  problem: Problem | null
  /** How many packets, for themselves or an earlier attempt, and bases on this device use it; at 0 its bytes are given back. */
  uses: number
}

/** A piece of a file, sealed part by part. */
export type PieceRow = { sha256: string; index: number; boxes: Box[] }

/** The text of some pages of a file, sealed, so that it is read out of the file once. */
export type TextRow = {
  sha256: string
  /** Counts the portions of pages that the reader makes, from 0. */
  part: number
  /** What read it, with its version: what another would read may be cut otherwise. */
  madeBy: string
  sealed: ArrayBuffer
}

/** A draft as the journal keeps it; what tells its states from one another stays legible. */
export type DraftRow = Pick<
  Draft,
  'packetId' | 'decisionId' | 'changes' | 'packetRevision' | 'rubricId' | 'rubricVersion'
> & { sealed: ArrayBuffer }

/** A judgement that the host is to sign, sealed; written while it does, gone when the decision is here. */
export type IntentRow = Pick<Draft, 'packetId' | 'decisionId'> & {
  /** When it is made, ISO 8601. */
  at: string
  sealed: ArrayBuffer
}

/**
 * What of a packet's evidence was on screen here, by the SHA-256 of the item: its pages, counted from
 * 0, and for how many milliseconds each.
 */
export type ReadingRow = { packetId: string; items: Record<string, PagesSeen> }
export type PagesSeen = {
  /** How many pages the item has. */
  pages: number
  seen: Record<number, number>
}

/** Where a document, or a packet, was left, as the reader wrote it down. */
export type PlaceRow = { key: string; place: unknown; leftAt: number }

/** A packet that the reviewer wants to come back to. */
export type FlagRow = { packetId: string; at: string }
/** A comment of the reviewer's own bank; all but whose it is and of which rubric is sealed. */
export type CommentRow = { id: string; rubricId: string; sealed: ArrayBuffer }

/** A region of a file that the reviewer covered on this machine; all but whose it is is sealed. */
export type CoverRow = { id: string; sha256: string; sealed: ArrayBuffer }

/** What the reviewer did with a comment, of the office's or an own one; see `commentKey`. */
export type CommentUseRow = {
  key: string
  uses: number
  /** When it was used last, in ms since 1970; null for never. */
  usedAt: number | null
  /** Whether it was put out of sight. */
  hidden: boolean
}

/** How long a packet was worked on, by criterion of the rubric that it is scored by, in milliseconds. */
export type TimeRow = { packetId: string; rubricId: string; criteria: Record<string, number> }

/** A decision on this device. Nothing but a receipt with its id and hash retires it. */
export type DecisionRow = {
  id: string
  sequence: number
  packetId: string
  kind: Kind
  /** Null in a withdrawal. */
  outcome: Outcome | null
  packetRevision: number
  /** The decision of this packet that it amends, takes back or answers. */
  supersedes: string | null
  madeAt: string
  signed: SignedDecision
  /** `answered` is what was in conflict or refused and has a later decision on its packet. */
  state: 'unsent' | 'held' | 'accepted' | 'conflict' | 'refused' | 'answered'
  /** When it was first handed to the network, ISO 8601; only before that can it be taken back. */
  sentAt: string | null
  /** The withdrawal that is being made of it; it is not sent while there is one. */
  takingBack: TakingBack | null
  receipt: Receipt | null
  problem: Problem | null
}

/** A decision as the journal keeps it. */
export type SealedDecision = Omit<DecisionRow, 'signed'> &
  Pick<SignedDecision, 'hash'> & { sealed: ArrayBuffer }

/** What taking back has begun and a crash may interrupt; its ids make it one and the same again. */
export type TakingBack = {
  withdrawalId: string
  /** Of the decision that the draft which is open again is to become. */
  decisionId: string
  /** ISO 8601. */
  at: string
}

/** What the status line says; written by the worker that syncs, read by every window. */
export type SyncRow = {
  /** `waiting` while central records have taken a request and do not answer it. */
  network: 'online' | 'waiting' | 'offline'
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
  /** On which nothing is left to do but what a conflict asks. */
  decided: number
  /** Of the evidence that packets here use, and of what of it is here; each file once. */
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
  answered: number
}

/** How far the library follows central records. */
export type PullRow = {
  /** Null before the first page of a full sync. */
  cursor: string | null
  /** Counts full syncs; each begins when central records say to start over. */
  round: number
  /** The later types of changes that were asked for up to the cursor; absent where none were. */
  knows?: string
  /** Whether a full sync is under way, at whose end the rows of earlier rounds are swept. */
  sweeping: boolean
}

/** What a full sync would take away, when it is so much that the reviewer is asked. */
export type Vanishing = { round: number; count: number; total: number; agreed: boolean }

/** The values of the library's `meta` table by key. */
export type LibraryMeta = {
  schema: number
  counts: LibraryCounts
  sync: SyncRow
  pull: PullRow
  /** Whose packets these are: `service/reviewer`. */
  owner: string
  /** Null or absent while nobody is asked. */
  vanishing: Vanishing | null
  /** Set when a damaged library was deleted, until the reviewer was told. */
  begunAnew: boolean
  /** Of the key that sealed them. */
  keyId: string
}

/** The values of the journal's `meta` table by key. */
export type JournalMeta = {
  schema: number
  counts: JournalCounts
  /** Raised in each transaction after which a packet may stand elsewhere. */
  turn: number
  /** The interrupted run after which it went on in files of its own. */
  begunFor: string
  /** Up to which decision of which device the host's decisions file was read. */
  filed: { deviceId: string; sequence: number }
  /** For how many milliseconds a decision is kept from the network, so that it can be taken back. */
  hold: number
  /** How often a packet that was decided comes again, unmarked. */
  repeats: 'off' | 'rare' | 'often'
  /** After how many decisions the next of them is due, sealed; null or absent where none was drawn. */
  repeatDue: ArrayBuffer | null
  /** How long has been worked; null or absent before the first time. */
  work: Work | null
  /** Minutes of work after which a rest is spoken of; 0 for never. */
  rest: number
  /** What the office is told of that; null or absent where it does not ask. */
  timeSums: TimeSums | null
  /** Views of the queue that were saved, sealed; null or absent where none was. */
  views: ArrayBuffer | null
  /** The life of central records that all decisions here were last compared with. */
  epoch: string
}

/** Orders packets without a due date last. */
export const noDueDate = '9999-12-31T00:00:00.000Z'
