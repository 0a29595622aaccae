import { sql } from 'kysely'
import type { LaterType } from '../../shared/protocol/changes.ts'
import type { Db } from '../database/tables.ts'
import { receipted } from '../ledger/receipts.ts'
import type { Reader, Subject } from './bodies.ts'
import type { SnapshotPlace } from './cursor.ts'

/** A row of a first sync: what it is about, and the key by which the next page goes on after it. */
type Step = Subject & { due: string; number: string }

const phases = [frameworks, rubrics, packets, receipts, banks]

/**
 * One page of a first sync: frameworks, rubrics, this reviewer's packets by due date, receipts, banks.
 * What changes meanwhile is in the feed from the horizon on, and comes after it.
 * @returns the subjects, and the place to go on from; null when this was the last page
 */
export async function readSnapshot(
  db: Db,
  reader: Reader,
  place: SnapshotPlace,
  limit: number,
  knows: readonly LaterType[],
): Promise<{ subjects: Subject[]; next: SnapshotPlace | null }> {
  const [, horizon, begin, due, number] = place
  const subjects: Subject[] = []
  let after = { due, number }
  const known = knows.includes('comment-bank') ? phases : phases.filter((one) => one !== banks)
  for (let phase = begin; phase < known.length; phase += 1) {
    const room = limit - subjects.length
    const steps = await known[phase]!(db, reader, after, room + 1)
    const sent = steps.slice(0, room)
    subjects.push(...sent.map(({ kind, subject }) => ({ kind, subject })))
    if (steps.length > room) {
      const last = sent.at(-1) ?? after
      return { subjects, next: ['s', horizon, phase, last.due, last.number] }
    }
    after = { due: '', number: '0' }
  }
  return { subjects, next: null }
}

type After = { due: string; number: string }

async function frameworks(db: Db, _: Reader, after: After, limit: number): Promise<Step[]> {
  const { rows } = await sql<{ subject: string; number: string }>`
    select id || '@' || version as subject, number from frameworks f
    where number > ${after.number}::bigint
      and not exists (select from frameworks n where n.id = f.id and n.version > f.version)
    order by number limit ${limit}`.execute(db)
  return rows.map((row) => ({ kind: 'framework', due: '', ...row }))
}

async function rubrics(db: Db, _: Reader, after: After, limit: number): Promise<Step[]> {
  const { rows } = await sql<{ subject: string; number: string }>`
    select id || '@' || version as subject, number from rubrics
    where number > ${after.number}::bigint order by number limit ${limit}`.execute(db)
  return rows.map((row) => ({ kind: 'rubric', due: '', ...row }))
}

async function packets(db: Db, reader: Reader, after: After, limit: number): Promise<Step[]> {
  // The first page comes after nothing, the packets without a due date after all others.
  const due = after.number === '0' ? '-infinity' : after.due === '' ? 'infinity' : isoOf(after.due)
  const { rows } = await sql<{ subject: string; number: string; due_at: Date | null }>`
    select id as subject, number, due_at from packets
    where reviewer_id = ${reader.reviewerId} and withdrawn_at is null
      and (coalesce(due_at, 'infinity'), number) > (${due}::timestamptz, ${after.number}::bigint)
    order by coalesce(due_at, 'infinity'), number limit ${limit}`.execute(db)
  return rows.map(({ subject, number, due_at }) => ({
    kind: 'packet',
    subject,
    number,
    due: due_at === null ? '' : String(due_at.getTime()),
  }))
}

const isoOf = (milliseconds: string) => new Date(Number(milliseconds)).toISOString()

async function receipts(db: Db, reader: Reader, after: After, limit: number): Promise<Step[]> {
  const rows = await db
    .selectFrom('ledger')
    .select(['id as subject', 'number'])
    .where('device_id', '=', reader.deviceId)
    .where('state', 'in', receipted)
    .where('number', '>', after.number)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ kind: 'receipt', due: '', ...row }))
}

async function banks(db: Db, { reviewerId }: Reader, after: After, limit: number): Promise<Step[]> {
  const { rows } = await sql<{ subject: string; number: string }>`
    select rubric_id as subject, number from comment_banks b
    where number > ${after.number}::bigint
      and exists (select from packets p where p.rubric_id = b.rubric_id
        and p.reviewer_id = ${reviewerId} and p.withdrawn_at is null)
    order by number limit ${limit}`.execute(db)
  return rows.map((row) => ({ kind: 'comment-bank', due: '', ...row }))
}
