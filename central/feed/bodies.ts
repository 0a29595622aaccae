import { sql } from 'kysely'
import type { Change } from '../../shared/protocol/changes.ts'
import type { Db, Tables } from '../database/tables.ts'
import { receiptColumns, receipted, toReceipt } from '../ledger/receipts.ts'
import { readPackets } from '../packets/wire.ts'

/** Who asks: a device, and the reviewer whose it is. */
export type Reader = { deviceId: string; reviewerId: string }

export type Subject = Pick<Tables['feed'], 'kind' | 'subject'>

const anyOf = (values: string[]) => sql<string>`any(${values}::text[])`
const idOf = (subject: string) => subject.slice(0, subject.lastIndexOf('@'))

/** What is so now of each subject, for this reader, in the order given; each subject once. */
export async function readBodies(db: Db, reader: Reader, subjects: Subject[]): Promise<Change[]> {
  const of = (kind: Subject['kind']) => [
    ...new Set(subjects.filter((one) => one.kind === kind).map(({ subject }) => subject)),
  ]
  const [frameworks, rubrics, packets, receipts, banks] = await Promise.all([
    readFrameworks(db, of('framework')),
    readRubrics(db, of('rubric')),
    readPackets(db, of('packet')),
    readReceipts(db, reader, of('receipt')),
    readBanks(db, reader, of('comment-bank')),
  ])
  const done = new Set<string>()
  return subjects.flatMap(({ kind, subject }): Change[] => {
    // All versions of a framework are one subject: only the newest is in force.
    const name = `${kind} ${kind === 'framework' ? idOf(subject) : subject}`
    if (done.has(name)) return []
    done.add(name)
    if (kind === 'framework') return frameworks.get(idOf(subject)) ?? []
    if (kind === 'rubric') return rubrics.get(subject) ?? []
    if (kind === 'receipt') return receipts.get(subject) ?? []
    if (kind === 'comment-bank') return banks.get(subject) ?? []
    const now = packets.get(subject)
    if (!now) return []
    if (!now.withdrawn && now.reviewerId === reader.reviewerId)
      return [{ type: 'packet', packet: now.packet }]
    const reason = now.withdrawn ? 'withdrawn' : 'reassigned'
    return [{ type: 'packet-gone', packetId: subject, reason }]
  })
}

/** A packet as it is now for this reader, behind the rubric that it asks for. */
export async function readPacketNow(db: Db, reader: Reader, packetId: string): Promise<Change[]> {
  const now = await readBodies(db, reader, [{ kind: 'packet', subject: packetId }])
  const rubrics = now.flatMap((change): Subject[] =>
    change.type === 'packet'
      ? [{ kind: 'rubric', subject: `${change.packet.rubricId}@${change.packet.rubricVersion}` }]
      : [],
  )
  return [...(await readBodies(db, reader, rubrics)), ...now]
}

async function readFrameworks(db: Db, subjects: string[]): Promise<Map<string, Change[]>> {
  if (subjects.length === 0) return new Map()
  const rows = await db
    .selectFrom('frameworks')
    .distinctOn('id')
    .select(['id', 'body'])
    .where('id', '=', anyOf(subjects.map(idOf)))
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map(({ id, body }) => [id, [{ type: 'framework', framework: body }]]))
}

async function readRubrics(db: Db, subjects: string[]): Promise<Map<string, Change[]>> {
  if (subjects.length === 0) return new Map()
  const rows = await db
    .selectFrom('rubrics')
    .select(['id', 'version', 'body'])
    .where(sql<string>`id || '@' || version`, '=', anyOf(subjects))
    .execute()
  return new Map(
    rows.map(({ id, version, body }) => [`${id}@${version}`, [{ type: 'rubric', rubric: body }]]),
  )
}

/** Only of rubrics of which the reviewer has a packet now. */
async function readBanks(
  db: Db,
  { reviewerId }: Reader,
  rubricIds: string[],
): Promise<Map<string, Change[]>> {
  if (rubricIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('comment_banks as b')
    .select(['b.rubric_id', 'b.body'])
    .where('b.rubric_id', '=', anyOf(rubricIds))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('packets as p')
          .select('p.id')
          .whereRef('p.rubric_id', '=', 'b.rubric_id')
          .where('p.reviewer_id', '=', reviewerId)
          .where('p.withdrawn_at', 'is', null),
      ),
    )
    .execute()
  return new Map(
    rows.map(({ rubric_id, body }) => [rubric_id, [{ type: 'comment-bank', bank: body }]]),
  )
}

/** Only of decisions that the asking device made: no other has anything to retire by them. */
async function readReceipts(
  db: Db,
  { deviceId }: Reader,
  ids: string[],
): Promise<Map<string, Change[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('ledger')
    .select(receiptColumns)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('device_id', '=', deviceId)
    .where('state', 'in', receipted)
    .execute()
  return new Map(rows.map((row) => [row.id, [{ type: 'receipt', receipt: toReceipt(row) }]]))
}
