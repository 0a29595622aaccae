import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Change } from '../../shared/protocol/changes.ts'
import type { Trx } from '../database/tables.ts'
import { assignPacket, putPacket, revisePacket, withdrawPacket } from '../programme/packets.ts'
import { putRubric } from '../programme/frameworks.ts'
import { beginEpoch, healFeed, readService } from '../programme/service.ts'
import { enrolDevice, problemOf } from '../testing/device.ts'
import { packetInput, put, rubricOf, textEvidence } from '../testing/fixtures.ts'
import { type Records, startRecords } from '../testing/records.ts'

let records: Records
beforeAll(async () => {
  records = await startRecords()
})
afterAll(() => records.close())

const packetIds = (changes: Change[]) =>
  changes.flatMap((change) => (change.type === 'packet' ? [change.packet.id] : []))

/** A transaction that stays open until told. */
function begin(work: (trx: Trx) => Promise<unknown>) {
  const done = Promise.withResolvers<void>()
  const worked = Promise.withResolvers<void>()
  const transaction = records.central.db.transaction().execute(async (trx) => {
    await work(trx)
    worked.resolve()
    await done.promise
  })
  return {
    worked: worked.promise,
    commit: async () => {
      done.resolve()
      await transaction
    },
  }
}

describe('what changed', () => {
  test('a first sync brings framework, rubrics, then packets by due date, in pages of any size', async () => {
    const device = await enrolDevice(records, 'R-1')
    await put(records.central, 'P-late', { dueAt: null })
    await put(records.central, 'P-mid', { dueAt: '2026-11-20T00:00:00.000Z' })
    await put(records.central, 'P-soon', { dueAt: '2026-11-10T00:00:00.000Z' })
    await put(records.central, 'P-mid-2', { dueAt: '2026-11-20T00:00:00.000Z' })
    await put(records.central, 'P-other', { reviewerId: 'R-2' })
    const kinds = [
      'framework',
      'rubric',
      'rubric',
      'rubric',
      'packet',
      'packet',
      'packet',
      'packet',
    ]
    for (const limit of [1, 2, 3, 500]) {
      const { changes } = await device.pull(undefined, limit)
      expect(changes.map(({ type }) => type)).toEqual(kinds)
      expect(packetIds(changes)).toEqual(['P-soon', 'P-mid', 'P-mid-2', 'P-late'])
    }
  })

  test('what changes during a first sync comes after it', async () => {
    const device = await enrolDevice(records, 'R-1')
    const first = await device.get('/v1/changes?limit=1')
    const { data } = (await first.json()) as { data: { cursor: string } }
    await put(records.central, 'P-soon', { dueAt: '2026-11-09T00:00:00.000Z', blind: true })
    await put(records.central, 'P-during', { dueAt: '2026-11-01T00:00:00.000Z' })
    const { changes, cursor } = await device.pull(data.cursor, 2)
    expect(packetIds(changes)).toContain('P-during')
    const soon = changes.findLast(
      (change) => change.type === 'packet' && change.packet.id === 'P-soon',
    )
    expect(soon).toMatchObject({ packet: { blind: true, learner: { name: null } } })
    expect((await device.pull(cursor)).changes).toEqual([])
  })

  test('a change is served as it is now, once a page', async () => {
    const device = await enrolDevice(records, 'R-1')
    const { cursor } = await device.pull()
    await put(records.central, 'P-1')
    await records.central.db
      .transaction()
      .execute((trx) => revisePacket(trx, 'P-1', [textEvidence('E1', 'Second text')]))
    const { changes } = await device.pull(cursor)
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({ packet: { id: 'P-1', revision: 2 } })
  })

  test('putting the same packet again changes nothing; other evidence is a revision', async () => {
    expect(await put(records.central, 'P-again')).toBe('new')
    const device = await enrolDevice(records, 'R-1')
    const { cursor } = await device.pull()
    expect(await put(records.central, 'P-again')).toBe('same')
    expect((await device.pull(cursor)).changes).toEqual([])
    expect(await put(records.central, 'P-again', { dueAt: null })).toBe('changed')
    const evidence = [textEvidence('E1', 'Other')]
    expect(await put(records.central, 'P-again', { dueAt: null, evidence })).toBe('revised')
    expect((await device.pull(cursor)).changes).toMatchObject([
      { packet: { id: 'P-again', revision: 2, dueAt: null } },
    ])
  })

  test('a packet that was withdrawn or given away is gone, and says why', async () => {
    const device = await enrolDevice(records, 'R-1')
    await put(records.central, 'P-away')
    await put(records.central, 'P-back')
    const { cursor } = await device.pull()
    await records.central.db.transaction().execute(async (trx) => {
      await assignPacket(trx, 'P-away', 'R-2')
      await withdrawPacket(trx, 'P-back')
    })
    const { changes, cursor: next } = await device.pull(cursor)
    expect(changes).toEqual([
      { type: 'packet-gone', packetId: 'P-away', reason: 'reassigned' },
      { type: 'packet-gone', packetId: 'P-back', reason: 'withdrawn' },
    ])
    await records.central.db.transaction().execute((trx) => assignPacket(trx, 'P-back', 'R-1'))
    expect(packetIds((await device.pull(next)).changes)).toEqual(['P-back'])
  })

  test('a rubric comes no later than the packet that names it', async () => {
    const device = await enrolDevice(records, 'R-1')
    const { cursor } = await device.pull()
    await put(records.central, 'P-ahead')
    await records.central.db.transaction().execute(async (trx) => {
      await putRubric(trx, rubricOf(1, 2))
      await putPacket(trx, packetInput('P-ahead', { rubricVersion: 2 }))
    })
    const { changes } = await device.pull(cursor, 1)
    expect(changes.slice(0, 2)).toMatchObject([
      { type: 'rubric', rubric: { id: 'rubric-1', version: 2 } },
      { type: 'packet', packet: { id: 'P-ahead', rubricVersion: 2 } },
    ])
  })

  test('cursors of another epoch, of nobody, or from ahead are told to start over', async () => {
    const device = await enrolDevice(records, 'R-1')
    const { cursor } = await device.pull()
    const [epoch] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string]
    const ahead = Buffer.from(JSON.stringify([epoch, ['f', '99999999', '0']])).toString('base64url')
    await beginEpoch(records.central.db)
    const [newEpoch] = JSON.parse(
      Buffer.from((await device.pull()).cursor, 'base64url').toString(),
    ) as [string]
    expect(newEpoch).not.toBe(epoch)
    for (const since of [cursor, ahead, ahead.replace(epoch, newEpoch), 'nonsense', 'e30']) {
      const problem = await problemOf(await device.get(`/v1/changes?since=${since}`))
      expect(problem).toMatchObject({ code: 'start-over', status: 410 })
    }
    const future = Buffer.from(JSON.stringify([newEpoch, ['f', '99999999', '0']]))
    const refused = await device.get(`/v1/changes?since=${future.toString('base64url')}`)
    expect(await problemOf(refused)).toMatchObject({ code: 'start-over' })
  })

  test.each(['limit=0', 'limit=501', 'limit=x', 'since='])('refuses ?%s', async (query) => {
    const device = await enrolDevice(records, 'R-1')
    expect(await problemOf(await device.get(`/v1/changes?${query}`))).toMatchObject({
      code: 'request-malformed',
      status: 400,
    })
  })
})

describe('transactions that commit out of order', () => {
  test('a reader does not pass one that is still open, and gets both once', async () => {
    const device = await enrolDevice(records, 'R-1')
    const start = (await device.pull()).cursor
    const slow = begin((trx) => putPacket(trx, packetInput('P-slow')))
    await slow.worked
    await put(records.central, 'P-quick')
    const between = await device.pull(start)
    expect(packetIds(between.changes)).toEqual([])
    await slow.commit()
    const after = await device.pull(between.cursor)
    expect(packetIds(after.changes).toSorted()).toEqual(['P-quick', 'P-slow'])
    expect((await device.pull(after.cursor)).changes).toEqual([])
  })

  test('a first sync that begins beside an open transaction gets its packet afterwards', async () => {
    const device = await enrolDevice(records, 'R-1')
    const slow = begin((trx) => putPacket(trx, packetInput('P-beside')))
    await slow.worked
    const { changes, cursor } = await device.pull()
    expect(packetIds(changes)).not.toContain('P-beside')
    await slow.commit()
    expect(packetIds((await device.pull(cursor)).changes)).toContain('P-beside')
  })

  test('many writers, one reader: nothing is missed', async () => {
    const device = await enrolDevice(records, 'R-2')
    let { cursor } = await device.pull()
    const seen = new Set<string>()
    let writing = true
    const reader = (async () => {
      for (;;) {
        const last = !writing
        const page = await device.pull(cursor, 7)
        cursor = page.cursor
        for (const id of packetIds(page.changes)) seen.add(id)
        if (last) return
      }
    })()
    const ids = Array.from({ length: 240 }, (_, at) => `P-hammer-${at}`)
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (const id of ids.filter((_, at) => at % 6 === writer))
        await records.central.db.transaction().execute(async (trx) => {
          await putPacket(trx, packetInput(id, { reviewerId: 'R-2' }))
          await sleep(Math.random() * 8)
        })
    })
    await Promise.all(writers)
    writing = false
    await reader
    expect(ids.filter((id) => !seen.has(id))).toEqual([])
  })
})

test('a feed with transactions that this cluster has yet to reach begins a new epoch', async () => {
  const { db } = records.central
  expect(await healFeed(db)).toBe(false)
  const before = await readService(db)
  await sql`insert into feed (xid, kind, subject) values ('99999999999', 'packet', 'P-1')`.execute(
    db,
  )
  expect(await healFeed(db)).toBe(true)
  expect((await readService(db)).epoch).not.toBe(before.epoch)
  const device = await enrolDevice(records, 'R-1')
  const { cursor } = await device.pull()
  await put(records.central, 'P-healed')
  expect(packetIds((await device.pull(cursor)).changes)).toEqual(['P-healed'])
})
