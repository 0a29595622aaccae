import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Reconciled, type Verdict } from '../../shared/protocol/decisions.ts'
import { putRubric } from '../programme/frameworks.ts'
import { assignPacket, revisePacket, withdrawPacket } from '../programme/packets.ts'
import { dataOf, enrolDevice, postJson, rated } from '../testing/device.ts'
import { packetInput, put, rubricOf, textEvidence } from '../testing/fixtures.ts'
import { type Records, startRecords } from '../testing/records.ts'
import { auditLedger } from './audit.ts'
import { listDecisions } from './list.ts'

let records: Records
let device: Awaited<ReturnType<typeof enrolDevice>>
let count = 0
let id = ''
let evidence: string[] = []

beforeAll(async () => {
  records = await startRecords()
})
beforeEach(async () => {
  count += 1
  id = `P-${count}`
  device = await enrolDevice(records, 'R-1')
  await put(records.central, id)
  evidence = packetInput(id).evidence.map(({ sha256 }) => sha256)
})
afterAll(() => records.close())

const effects = async (packet = id) =>
  new Map(
    (await listDecisions(records.central.db))
      .filter((entry) => entry.packet === packet)
      .map((entry) => [entry.id, entry.effect]),
  )
const change = <T>(work: (trx: Parameters<typeof assignPacket>[0]) => Promise<T>) =>
  records.central.db.transaction().execute(work)

/** What is in effect for the packet, as the workstation is told. */
async function decided(packet = id) {
  const { changes } = await device.pull()
  for (const one of changes)
    if (one.type === 'packet' && one.packet.id === packet) return one.packet.decided
  return undefined
}

/** Whether the packet ever had a decision in effect, by a trigger that looks after each statement. */
async function watchEffect(packet: string) {
  const { db } = records.central
  await sql`create table if not exists seen (packet text, decision uuid)`.execute(db)
  await sql`create or replace function see() returns trigger language plpgsql as $$ begin
    insert into seen select packet_id, id from in_effect; return null; end $$`.execute(db)
  await sql`create or replace trigger see after insert or update on ledger
    for each statement execute function see()`.execute(db)
  return async () => {
    const { rows } = await sql<{ decision: string }>`
      select distinct decision from seen where packet = ${packet}`.execute(db)
    return rows.map(({ decision }) => decision)
  }
}

const orders = <T>(items: T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))

describe('a decision that was taken back before it was sent', () => {
  test('never takes effect: its withdrawal waits for it, and is released by it', async () => {
    const seen = await watchEffect(id)
    const first = device.decide(id, evidence)
    const back = device.takeBack(first.decision)
    const { cursor } = await device.pull()
    expect(await device.send(back.signed)).toEqual([
      { status: 'held', id: back.signed.id, waitingFor: first.signed.id },
    ])
    expect(await device.send(first.signed)).toMatchObject([
      {
        status: 'accepted',
        receipt: { decisionId: first.signed.id, tookEffect: false, conflict: null },
      },
    ])
    const { changes } = await device.pull(cursor)
    expect(changes.flatMap((one) => (one.type === 'receipt' ? one.receipt : []))).toMatchObject([
      { decisionId: first.signed.id, tookEffect: false },
      { decisionId: back.signed.id, tookEffect: true, conflict: null },
    ])
    expect(await device.send(first.signed, back.signed)).toMatchObject([
      { status: 'duplicate' },
      { status: 'duplicate' },
    ])
    expect(await seen()).toEqual([])
    expect(await decided()).toBeNull()
    expect(await effects()).toEqual(
      new Map([
        [back.signed.id, 'took back'],
        [first.signed.id, 'taken back'],
      ]),
    )
  })

  test('may be wrong in itself, and on a packet that moved on', async () => {
    const first = device.decide(id, evidence, { outcome: 'not-yet' })
    const back = device.takeBack(first.decision)
    await change((trx) => withdrawPacket(trx, id))
    await device.send(back.signed)
    expect(await device.send(first.signed)).toMatchObject([{ status: 'accepted' }])
    expect(await effects()).toEqual(
      new Map([
        [back.signed.id, 'took back'],
        [first.signed.id, 'taken back'],
      ]),
    )
  })

  test('ends the same with the next review, whatever order they come in, doubled or at once', async () => {
    const made = (packet: string) => {
      const hashes = packetInput(packet).evidence.map(({ sha256 }) => sha256)
      const first = device.decide(packet, hashes)
      const back = device.takeBack(first.decision)
      const not = { outcome: 'not-yet', scores: rated('no', 'yes') } as const
      const second = device.decide(packet, hashes, { ...not, supersedes: back.signed.id })
      return { first, back, second }
    }
    const plan = orders(['first', 'back', 'second'] as const)
    // The last sends all of them at once, each twice.
    for (const [at, order] of [...plan, null].entries()) {
      const packet = `${id}-${at}`
      await put(records.central, packet)
      const all = made(packet)
      const inOrder = order ?? (['first', 'back', 'second'] as const)
      if (order) for (const name of order) await device.send(all[name].signed)
      else await Promise.all([...inOrder, ...inOrder].map((name) => device.send(all[name].signed)))
      await device.send(...inOrder.map((name) => all[name].signed))
      expect(await effects(packet), String(order)).toEqual(
        new Map([
          [all.first.signed.id, 'taken back'],
          [all.back.signed.id, 'took back'],
          [all.second.signed.id, 'in effect'],
        ]),
      )
      expect(await decided(packet)).toMatchObject({ decisionId: all.second.signed.id })
    }
  })

  test('leaves what an amendment would have amended in effect', async () => {
    const first = device.decide(id, evidence)
    await device.send(first.signed)
    const amending = {
      kind: 'amendment',
      reason: 'Misread',
      supersedes: first.signed.id,
      outcome: 'not-yet',
      scores: rated('no', 'yes'),
    } as const
    const second = device.decide(id, evidence, amending)
    const back = device.takeBack(second.decision)
    await device.send(back.signed, second.signed)
    expect(await decided()).toMatchObject({ decisionId: first.signed.id, outcome: 'met' })
    const third = device.decide(id, evidence, amending)
    expect(await device.send(third.signed)).toMatchObject([{ status: 'accepted' }])
    expect(await decided()).toMatchObject({ decisionId: third.signed.id, outcome: 'not-yet' })
  })

  test('is not waited for once it was refused', async () => {
    const first = device.decide(id, evidence, { rubricVersion: 9 })
    await device.send(first.signed)
    const back = device.takeBack(first.decision)
    const second = device.decide(id, evidence, { supersedes: back.signed.id })
    expect(await device.send(back.signed, second.signed)).toMatchObject([
      { status: 'accepted' },
      { status: 'accepted' },
    ])
  })

  test('a failure between the two leaves the decision without effect', async () => {
    const { db } = records.central
    const seen = await watchEffect(id)
    const first = device.decide(id, evidence)
    const back = device.takeBack(first.decision)
    await device.send(back.signed)
    // The transaction that brings the decision dies while it releases the withdrawal.
    await sql`create function die() returns trigger language plpgsql as
      $$ begin raise exception 'power'; end $$`.execute(db)
    await sql`create trigger die before update on ledger for each row
      when (old.packet_id = '${sql.raw(id)}') execute function die()`.execute(db)
    expect(await device.send(first.signed)).toMatchObject([{ status: 'try-again' }])
    expect(String(records.reported.splice(0))).toContain('power')
    expect(await effects()).toEqual(new Map([[back.signed.id, 'held']]))
    await sql`drop trigger die on ledger`.execute(db)
    expect(await device.send(first.signed)).toMatchObject([{ status: 'accepted' }])
    expect(await seen()).toEqual([])
    expect((await effects()).get(back.signed.id)).toBe('took back')
  })
})

describe('a decision that was sent', () => {
  test('is taken out of effect by a withdrawal, everywhere', async () => {
    const learner = { id: `learner-${count}`, alias: 'A', name: null }
    await put(records.central, `${id}-a`, { learner })
    await put(records.central, `${id}-b`, { learner, attempt: 2 })
    const hashes = packetInput(`${id}-a`).evidence.map(({ sha256 }) => sha256)
    const first = device.decide(`${id}-a`, hashes)
    await device.send(first.signed)
    const packetB = async (since?: string) => {
      const { changes, cursor } = await device.pull(since)
      const packets = changes.flatMap((one) => (one.type === 'packet' ? one.packet : []))
      return { cursor, packet: packets.findLast((packet) => packet.id === `${id}-b`) }
    }
    const before = await packetB()
    expect(before.packet).toMatchObject({ earned: ['field-1'], earlier: [{ attempt: 1 }] })

    const back = device.takeBack(first.decision)
    expect(await device.send(back.signed)).toMatchObject([
      { status: 'accepted', receipt: { tookEffect: true } },
    ])
    expect((await packetB(before.cursor)).packet).toMatchObject({ earned: [], earlier: [] })
    expect(await decided(`${id}-a`)).toBeNull()
    const again = device.decide(`${id}-a`, hashes, { supersedes: back.signed.id })
    expect(await device.send(again.signed)).toMatchObject([{ status: 'accepted' }])
    expect(await decided(`${id}-a`)).toMatchObject({ decisionId: again.signed.id })
  })

  test('counts again when its amendment is withdrawn', async () => {
    const first = device.decide(id, evidence)
    const amendment = device.decide(id, evidence, {
      kind: 'amendment',
      reason: 'Misread',
      supersedes: first.signed.id,
      outcome: 'not-yet',
      scores: rated('no', 'yes'),
    })
    const back = device.takeBack(amendment.decision)
    await device.send(first.signed, amendment.signed)
    expect(await effects()).toEqual(
      new Map([
        [first.signed.id, 'replaced'],
        [amendment.signed.id, 'in effect'],
      ]),
    )
    await device.send(back.signed)
    expect(await decided()).toMatchObject({
      decisionId: first.signed.id,
      own: { scores: first.decision.scores, packetRevision: 1 },
    })
    await device.send(device.takeBack(first.decision).signed)
    expect(await decided()).toBeNull()
  })

  test('is amended with the reason, which the office reads', async () => {
    const first = device.decide(id, evidence)
    const amendment = device.decide(id, evidence, {
      kind: 'amendment',
      reason: 'I had missed page 4',
      supersedes: first.signed.id,
    })
    await device.send(first.signed, amendment.signed)
    const list = (await listDecisions(records.central.db)).filter(({ packet }) => packet === id)
    expect(list).toMatchObject([
      { kind: 'review', reason: null, effect: 'replaced' },
      {
        kind: 'amendment',
        reason: 'I had missed page 4',
        supersedes: first.signed.id,
        effect: 'in effect',
      },
    ])
  })

  test('is not amended or withdrawn by another reviewer, who sees its outcome alone', async () => {
    const first = device.decide(id, evidence, { outcome: 'recused', note: 'I know the learner' })
    await device.send(first.signed)
    const done = device.decide(id, evidence, { supersedes: first.signed.id })
    const other = await enrolDevice(records, 'R-2')
    await change((trx) => assignPacket(trx, id, 'R-2'))
    const theirs = other.decide(id, evidence)
    await other.send(theirs.signed)
    await change((trx) => assignPacket(trx, id, 'R-1'))
    for (const wrong of [
      device.takeBack(theirs.decision),
      device.decide(id, evidence, {
        kind: 'amendment',
        reason: 'Better so',
        supersedes: theirs.signed.id,
      }),
    ])
      expect(await device.send(wrong.signed)).toMatchObject([
        { status: 'refused', problem: { code: 'decision-malformed' } },
      ])
    const [verdict] = await device.send(done.signed)
    expect(verdict).toMatchObject({
      status: 'conflict',
      receipt: { conflict: 'decided-by-another' },
      now: [
        { type: 'rubric' },
        {
          type: 'packet',
          packet: { decided: { decisionId: theirs.signed.id, outcome: 'met', own: null } },
        },
      ],
    })
  })
})

describe('what is not meant to take effect, or does in spite of a change', () => {
  test.each([
    ['withdrawn', () => change((trx) => withdrawPacket(trx, id))],
    ['reassigned', () => change((trx) => assignPacket(trx, id, 'R-2'))],
    ['packet-revised', () => change((trx) => revisePacket(trx, id, [textEvidence('E1', 'New')]))],
  ])('a second opinion after “%s” is kept, with a receipt', async (kind, move) => {
    const first = device.decide(id, evidence)
    await move()
    await device.send(first.signed)
    const opinion = device.decide(id, evidence, {
      kind: 'second-opinion',
      supersedes: first.signed.id,
    })
    const [verdict] = await device.send(opinion.signed)
    expect(verdict).toMatchObject({
      status: 'accepted',
      receipt: { tookEffect: false, conflict: null },
    })
    expect(await device.send(opinion.signed)).toEqual([{ ...verdict, status: 'duplicate' }])
    expect(await effects()).toEqual(
      new Map([
        [first.signed.id, kind],
        [opinion.signed.id, 'kept'],
      ]),
    )
    const asked = [{ id: opinion.signed.id, hash: opinion.signed.hash }]
    const url = `${records.address}/v1/decisions/reconcile`
    const answer = await postJson(url, { decisions: asked }, device.headers)
    expect(await dataOf(answer, Reconciled)).toMatchObject({
      known: [(verdict as Extract<Verdict, { receipt: unknown }>).receipt],
    })
  })

  test('a rubric whose criteria stayed the same does not reopen a decision, and is noted', async () => {
    const first = device.decide(id, evidence)
    await change(async (trx) => {
      await putRubric(trx, { ...rubricOf(1, 2), title: 'A better title' })
      await sql`update packets set rubric_version = 2 where id = ${id}`.execute(trx)
    })
    expect(await device.send(first.signed)).toMatchObject([
      { status: 'accepted', receipt: { tookEffect: true, rubricVersion: 2 } },
    ])
    const [entry] = (await listDecisions(records.central.db)).filter(({ packet }) => packet === id)
    expect(entry).toMatchObject({ effect: 'in effect', rubricNow: 2 })
  })
})

test('a ledger with every kind in it is whole', async () => {
  const other = await enrolDevice(records, 'R-1')
  const first = other.decide(id, evidence)
  const chain = [first]
  const next = (make: typeof first) => chain.push(make)
  const previousHash = () => chain.at(-1)!.signed.hash
  next(
    other.decide(id, evidence, {
      kind: 'amendment',
      reason: 'Misread',
      supersedes: first.signed.id,
      previousHash: previousHash(),
    }),
  )
  next(
    other.decide(id, evidence, {
      kind: 'second-opinion',
      supersedes: first.signed.id,
      previousHash: previousHash(),
    }),
  )
  const back = other.takeBack(first.decision, { previousHash: previousHash() })
  await other.send(...chain.map(({ signed }) => signed), back.signed)
  const { findings } = await auditLedger(records.central.db)
  expect(findings.filter((finding) => finding.device === other.deviceId)).toEqual([])
})
