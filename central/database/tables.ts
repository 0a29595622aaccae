import type { ColumnType, Generated, GeneratedAlways, Kysely, Transaction } from 'kysely'
import type { CommentBank } from '../../shared/model/comments.ts'
import type { AgreedScore } from '../../shared/model/calibration.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { Framework } from '../../shared/model/framework.ts'
import type { Kind } from '../../shared/model/decision.ts'
import type { Outcome } from '../../shared/model/outcome.ts'
import type { EarnedBy } from '../../shared/model/packet.ts'
import type { ConflictKind } from '../../shared/model/receipt.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { Verdict } from '../../shared/rules/qualification.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import type { WeekSum } from '../../shared/protocol/times.ts'

/** `pg` reads JSON columns as values and takes them as text. */
type Json<T> = ColumnType<T, string, string>
type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>
type Instant = ColumnType<Date, Date | string, Date | string>
type InstantOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
/** Set by the database when the row is written. */
type Now = ColumnType<Date, Date | string | undefined, Date | string>
/** A bigint: `pg` gives it as text, since a number could not hold it. */
type Serial = GeneratedAlways<string>

type LedgerRow = {
  number: Serial
  id: string
  hash: string
  canonical: string
  signature: string
  device_id: string
  reviewer_id: string
  sequence: number
  previous_hash: string | null
  packet_id: string
  packet_revision: number
  round: number
  kind: Kind
  /** Null in a withdrawal, and only there. */
  outcome: Outcome | null
  supersedes: string | null
  received_at: Now
  state: 'held' | 'accepted' | 'kept' | 'conflict' | 'refused'
  conflict: ConflictKind | null
  problem: JsonOrNull<Problem>
  judged: string | null
  rubric_now: number | null
}

export type Tables = {
  service: {
    only_one: Generated<boolean>
    service: Generated<string>
    epoch: Generated<string>
    name: string
    demonstration: Generated<boolean>
    lease_days: Generated<number | null>
    office_key: string | null
    time_sums: Generated<boolean>
    created_at: Now
  }
  reviewers: { id: string; name: string; created_at: Now }
  devices: {
    id: Generated<string>
    reviewer_id: string
    name: string
    public_key: string
    enrolled_at: Now
    /** To the minute. */
    last_contact: InstantOrNull
    revoked_at: InstantOrNull
    /** Set with `revoked_at` where its reviewer said so. */
    left_at: InstantOrNull
  }
  tokens: { hash: string; device_id: string; issued_at: Now; expires_at: Instant }
  codes: {
    hash: string
    reviewer_id: string
    made_at: Now
    expires_at: Instant
    used_at: InstantOrNull
    device_id: string | null
  }
  failed_tries: { id: Serial; address: string; tried_at: Now }
  frameworks: { number: Serial; id: string; version: number; body: Json<Framework>; put_at: Now }
  rubrics: { number: Serial; id: string; version: number; body: Json<Rubric>; put_at: Now }
  comment_banks: { number: Serial; rubric_id: string; body: Json<CommentBank>; put_at: Now }
  evidence_files: {
    sha256: string
    /** Bytes; a bigint, as text. */
    size: ColumnType<string, number, number>
    media_type: string
    pieces: string[]
    stored_at: Now
  }
  packets: {
    number: Serial
    id: string
    revision: Generated<number>
    attempt: number
    round: Generated<number>
    framework_id: string
    pathway_id: string
    achievement_id: string
    rubric_id: string
    rubric_version: number
    blind: boolean
    learner_id: string
    learner_alias: string
    learner_name: string | null
    learner_also: Generated<string[]>
    submitted_at: Instant
    due_at: InstantOrNull
    evidence: Json<Evidence[]>
    reviewer_id: string | null
    withdrawn_at: InstantOrNull
    calibration: Generated<'practice' | 'qualification' | 'seed' | null>
    copy_of: Generated<string | null>
    copy_round: Generated<number | null>
  }
  agreed: { packet_id: string; body: Json<AgreedScore[]> }
  calibration_terms: {
    rubric_id: string
    demanded: Generated<boolean>
    size: Generated<number>
    /** Per cent. */
    exact: Generated<number>
    within: Generated<number>
    rounds: Generated<number>
    seed_every: Generated<number | null>
  }
  qualifications: {
    reviewer_id: string
    rubric_id: string
    round: number
    given_at: Now
    exact: number
    within: number
    judged_at: InstantOrNull
    passed: Generated<boolean | null>
    verdict: JsonOrNull<Verdict>
  }
  covers: {
    id: Generated<string>
    sha256: string
    page: number
    /** Four numbers. */
    box: number[]
    name: Generated<string>
    put_at: Now
  }
  packet_evidence: { packet_id: string; revision: number; sha256: string }
  earlier_attempts: {
    learner_id: string
    achievement_id: string
    attempt: number
    /** As it was put in: one of before there was evidence in it has none. */
    body: ColumnType<unknown, string, string>
  }
  earlier_files: { learner_id: string; achievement_id: string; attempt: number; sha256: string }
  earned_before: {
    learner_id: string
    achievement_id: string
    earned_at: InstantOrNull
    evidence: ColumnType<EarnedBy['evidence'], string | undefined, string>
  }
  ledger: LedgerRow
  /** A view: the decision that counts for each packet as it is now. */
  in_effect: Omit<LedgerRow, 'outcome'> & { outcome: Outcome }
  refused: {
    id: Serial
    device_id: string
    decision_id: string | null
    body_hash: string
    body: string
    problem: Json<Problem>
    received_at: Now
  }
  time_sums: {
    source: string
    week: string
    rubric_id: string
    packets: number
    criteria: Json<WeekSum['criteria']>
  }
  feed: {
    id: Serial
    xid: Generated<string>
    kind: 'framework' | 'rubric' | 'packet' | 'receipt' | 'comment-bank'
    subject: string
    reviewer_id: string | null
    put_at: Now
  }
}

/** The database, or a transaction in it. */
export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>
