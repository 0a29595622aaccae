import { sql } from 'kysely'
import {
  type Change,
  type Changes,
  type LaterType,
  laterTypes,
} from '../../shared/protocol/changes.ts'
import { fail } from '../../shared/protocol/problem.ts'
import type { Db } from '../database/tables.ts'
import { readBodies, type Reader, type Subject } from './bodies.ts'
import { decodeCursor, encodeCursor, type FeedPlace, type SnapshotPlace } from './cursor.ts'
import { readSnapshot } from './snapshot.ts'

/** A page that is asked for; `knows` has the later types that may be in it. */
type Asked = {
  since?: string | undefined
  limit: number
  knows?: readonly LaterType[]
}

/**
 * What changed for a reader since a cursor; without one, all there is.
 * @param limit the most changes of a page; rubrics that its packets need ahead of time come on top
 * @throws ProblemError `start-over`
 */
export async function readChanges(
  db: Db,
  reader: Reader,
  epoch: string,
  { since, limit, knows = [] }: Asked,
): Promise<Changes> {
  const place = since === undefined ? await begin(db) : decodeCursor(epoch, since)
  if (place[0] === 's') {
    const { subjects, next } = await readSnapshot(db, reader, place, limit, knows)
    const goOn: FeedPlace = ['f', place[1], '0']
    return {
      changes: await compose(db, reader, subjects, goOn),
      cursor: encodeCursor(epoch, next ?? goOn),
      more: true,
    }
  }
  const { subjects, next, more } = await readFeed(db, reader, place, limit, knows)
  const changes = await compose(db, reader, subjects, next)
  return { changes, cursor: encodeCursor(epoch, next), more }
}

async function begin(db: Db): Promise<SnapshotPlace> {
  const { rows } = await sql<{ horizon: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(db)
  return ['s', rows[0]!.horizon, 0, '', '0']
}

/**
 * Rows of the feed after a place, up to the horizon: the oldest transaction that still runs. A row
 * of a transaction below it can no longer appear, so nothing is passed by. In a cluster shared with
 * other databases, a transaction left open there delays the feed; it never makes it skip.
 */
async function readFeed(
  db: Db,
  { reviewerId }: Reader,
  [, xid, id]: FeedPlace,
  limit: number,
  knows: readonly LaterType[],
): Promise<{ subjects: Subject[]; next: FeedPlace; more: boolean }> {
  const unknown = laterTypes.filter((type) => !knows.includes(type))
  // One statement, so that horizon and rows are of one snapshot.
  const { rows } = await sql<
    { horizon: string } & ((Subject & { xid: string; id: string }) | { kind: null })
  >`
    with now as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as horizon)
    select now.horizon::text as horizon, page.*
    from now left join lateral (
      select kind, subject, xid::text as xid, id::text as id from feed
      where (reviewer_id = ${reviewerId} or reviewer_id is null)
        and (feed.xid, feed.id) > (${xid}::text::xid8, ${id}::bigint)
        and feed.xid < now.horizon
        and kind <> all(${unknown}::text[])
      order by feed.xid, feed.id limit ${limit + 1}
    ) page on true`.execute(db)
  const horizon = rows[0]!.horizon
  // A place that the database has yet to reach is of another life of it.
  if (BigInt(xid) > BigInt(horizon)) fail('start-over')
  const found = rows.flatMap((row) => (row.kind === null ? [] : [row]))
  const page = found.slice(0, limit)
  const more = found.length > limit
  const last = page.at(-1)
  const next: FeedPlace = more && last ? ['f', last.xid, last.id] : ['f', horizon, '0']
  return { subjects: page.map(({ kind, subject }) => ({ kind, subject })), next, more }
}

/** A packet is sent as it is now, so it may name a rubric that the feed announces later. */
async function compose(db: Db, reader: Reader, subjects: Subject[], upTo: FeedPlace) {
  const changes = await readBodies(db, reader, subjects)
  const named = new Set(
    changes.flatMap((change) =>
      change.type === 'packet' ? [`${change.packet.rubricId}@${change.packet.rubricVersion}`] : [],
    ),
  )
  if (named.size === 0) return changes
  const ahead = await sql<{ subject: string }>`
    select distinct subject from feed
    where kind = 'rubric' and subject = any(${[...named]}::text[])
      and (xid, id) > (${upTo[1]}::text::xid8, ${upTo[2]}::bigint)`.execute(db)
  if (ahead.rows.length === 0) return changes
  const rubrics: Change[] = await readBodies(
    db,
    reader,
    ahead.rows.map(({ subject }) => ({ kind: 'rubric', subject })),
  )
  return [...rubrics, ...changes]
}
