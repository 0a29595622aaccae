import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { putRubric } from '../programme/frameworks.ts'
import { assignPacket, revisePacket, withdrawPacket } from '../programme/packets.ts'
import { enrolDevice, onePacket, rated } from '../testing/device.ts'
import { packetInput, put, rubricOf, textEvidence } from '../testing/fixtures.ts'
import { waitingForOffice } from './waiting.ts'
import { type Records, startRecords } from '../testing/records.ts'
import { listDecisions } from './list.ts'

let records: Records
let { id, device, evidence } = {} as Awaited<ReturnType<typeof onePacket>>

beforeAll(async () => {
  records = await startRecords()
})
beforeEach(async () => {
  ;({ id, device, evidence } = await onePacket(records))
})
afterAll(() => records.close())

const inLedger = async (packet: string) =>
  (await listDecisions(records.central.db)).filter((entry) => entry.packet === packet)
const change = <T>(work: (trx: Parameters<typeof assignPacket>[0]) => Promise<T>) =>
  records.central.db.transaction().execute(work)

describe('a decision that fits', () => {
  test('is accepted with a receipt of its bytes, and in effect', async () => {
    const { cursor } = await device.pull()
    const { signed } = device.decide(id, evidence)
    const [verdict] = await device.send(signed)
    expect(verdict).toMatchObject({
      status: 'accepted',
      id: signed.id,
      receipt: { decisionId: signed.id, hash: signed.hash, conflict: null },
    })
    expect(await inLedger(id)).toMatchObject([
      { id: signed.id, effect: 'in effect', signatureValid: true, outcome: 'met' },
    ])
    const { changes } = await device.pull(cursor)
    expect(changes).toContainEqual(
      expect.objectContaining({
        type: 'receipt',
        receipt: verdict && 'receipt' in verdict ? verdict.receipt : null,
      }),
    )
    expect(changes).toContainEqual(
      expect.objectContaining({
        type: 'packet',
        packet: expect.objectContaining({
          id,
          decided: expect.objectContaining({ decisionId: signed.id, outcome: 'met' }),
          earned: ['field-1'],
        }),
      }),
    )
  })

  test('sent again is a duplicate with the same receipt, and is written once', async () => {
    const { signed } = device.decide(id, evidence)
    const [first] = await device.send(signed)
    const again = await Promise.all([device.send(signed), device.send(signed)])
    for (const [verdict] of again) expect(verdict).toEqual({ ...first, status: 'duplicate' })
    expect(await inLedger(id)).toHaveLength(1)
  })

  test('sent many times at once is accepted once', async () => {
    const { signed } = device.decide(id, evidence)
    const answers = await Promise.all(Array.from({ length: 8 }, () => device.send(signed)))
    const statuses = answers.flat().map(({ status }) => status)
    expect(statuses.filter((status) => status === 'accepted')).toHaveLength(1)
    expect(statuses.filter((status) => status === 'duplicate')).toHaveLength(7)
  })

  test('by two devices at once, one takes effect and the other is kept', async () => {
    const second = await enrolDevice(records, 'R-1')
    const [one, other] = await Promise.all([
      device.send(device.decide(id, evidence).signed),
      second.send(second.decide(id, evidence).signed),
    ])
    const verdicts = [...one, ...other]
    expect(verdicts.map(({ status }) => status).toSorted()).toEqual(['accepted', 'conflict'])
    const conflict = verdicts.find(({ status }) => status === 'conflict')
    expect(conflict).toMatchObject({
      receipt: { conflict: 'decided-elsewhere' },
      now: asks(1, { id, decided: { outcome: 'met' } }),
    })
    expect(await inLedger(id)).toHaveLength(2)
  })

  test('shows in later attempts of the same learner, and in levels earned', async () => {
    const learner = { id: 'learner-shared', alias: 'A', name: null }
    await put(records.central, `${id}-a`, { learner })
    await put(records.central, `${id}-b`, { learner, attempt: 2 })
    await put(records.central, `${id}-c`, {
      learner,
      achievementId: 'field-2',
      rubricId: 'rubric-2',
    })
    const { cursor } = await device.pull()
    const text = (name: string) => packetInput(name).evidence.map(({ sha256 }) => sha256)
    const first = device.decide(`${id}-a`, text(`${id}-a`), {
      outcome: 'not-yet',
      scores: rated('yes', 'no'),
    })
    expect(await device.send(first.signed)).toMatchObject([{ status: 'accepted' }])
    const { changes } = await device.pull(cursor)
    expect(changes).toContainEqual(
      expect.objectContaining({
        packet: expect.objectContaining({
          id: `${id}-b`,
          earlier: [expect.objectContaining({ attempt: 1, decisionId: first.signed.id })],
        }),
      }),
    )
    const second = device.decide(`${id}-b`, text(`${id}-b`), {
      scores: rated('yes', 'yes').map((score) =>
        score.criterionId === 'care' ? { ...score, keptFrom: first.signed.id } : score,
      ),
    })
    expect(await device.send(second.signed)).toMatchObject([{ status: 'accepted' }])
    const after = await device.pull()
    expect(after.changes).toContainEqual(
      expect.objectContaining({
        packet: expect.objectContaining({ id: `${id}-c`, earned: ['field-1'] }),
      }),
    )
  })
})

/** What central records have now, as the answer to a conflict tells it. */
const gone = (reason: 'withdrawn' | 'reassigned') => [{ type: 'packet-gone', reason }]
const asks = (version: number, packet: object) => [
  { type: 'rubric', rubric: { version } },
  { type: 'packet', packet },
]

describe('a decision that does not take effect is kept', () => {
  test.each([
    ['withdrawn', () => change((trx) => withdrawPacket(trx, id)), gone('withdrawn')],
    ['reassigned', () => change((trx) => assignPacket(trx, id, 'R-2')), gone('reassigned')],
    [
      'packet-revised',
      () => change((trx) => revisePacket(trx, id, [textEvidence('E1', 'New')])),
      asks(1, { revision: 2 }),
    ],
    [
      'rubric-revised',
      () =>
        change(async (trx) => {
          const { criteria, ...rubric } = rubricOf(1, 2)
          const [care, method] = criteria
          const stricter = { ...method!, description: 'Shows more method' }
          await putRubric(trx, { ...rubric, criteria: [care!, stricter] })
          await sql`update packets set rubric_version = 2 where id = ${id}`.execute(trx)
        }),
      asks(2, { rubricVersion: 2 }),
    ],
  ])('%s', async (kind, move, now) => {
    const { signed } = device.decide(id, evidence)
    await move()
    const [verdict] = await device.send(signed)
    expect(verdict).toMatchObject({ status: 'conflict', receipt: { conflict: kind }, now })
    expect(await inLedger(id)).toMatchObject([{ effect: kind, signatureValid: true }])
    // Asked again, the answer is the same: a client must not take it for accepted.
    expect(await device.send(signed)).toEqual([verdict])
  })

  test('held until what it supersedes arrives, then in effect', async () => {
    const first = device.decide(id, evidence)
    const second = device.decide(id, evidence, {
      supersedes: first.signed.id,
      outcome: 'not-yet',
      scores: rated('no', 'yes'),
    })
    const third = device.decide(id, evidence, { supersedes: second.signed.id })
    expect(await device.send(third.signed, second.signed)).toEqual([
      { status: 'held', id: third.signed.id, waitingFor: second.signed.id },
      { status: 'held', id: second.signed.id, waitingFor: first.signed.id },
    ])
    const { cursor } = await device.pull()
    expect(await device.send(first.signed)).toMatchObject([{ status: 'accepted' }])
    const { changes } = await device.pull(cursor)
    expect(changes.filter(({ type }) => type === 'receipt')).toHaveLength(3)
    expect(changes).toContainEqual(
      expect.objectContaining({
        packet: expect.objectContaining({
          decided: expect.objectContaining({ decisionId: third.signed.id, outcome: 'met' }),
        }),
      }),
    )
    expect(await device.send(third.signed)).toMatchObject([{ status: 'duplicate' }])
  })

  test('a held one that turns out wrong is refused when it is asked for again', async () => {
    const first = device.decide(id, evidence)
    const wrong = device.decide(id, evidence, {
      supersedes: first.signed.id,
      outcome: 'not-yet',
    })
    expect(await device.send(wrong.signed)).toMatchObject([{ status: 'held' }])
    expect(await device.send(first.signed)).toMatchObject([{ status: 'accepted' }])
    expect(await device.send(wrong.signed)).toMatchObject([
      { status: 'refused', problem: { code: 'outcome-contradicts' } },
    ])
  })

  test('a recusal is taken from its reviewer, listed for the office, and not given back by a manifest', async () => {
    const { db } = records.central
    const recused = device.decide(id, evidence, {
      outcome: 'recused',
      about: { recusal: 'knows-learner' },
      note: 'A neighbour',
    })
    const { cursor } = await device.pull()
    expect(await device.send(recused.signed)).toMatchObject([{ status: 'accepted' }])
    expect((await device.pull(cursor)).changes).toContainEqual({
      type: 'packet-gone',
      packetId: id,
      reason: 'reassigned',
    })
    const listed = async () =>
      (await waitingForOffice(db)).recused.filter(({ packet }) => packet === id)
    expect(await listed()).toMatchObject([
      { reviewer: 'R-1', reason: 'I know the learner', note: 'A neighbour' },
    ])
    await put(records.central, id, { dueAt: '2026-12-24T22:59:59.000Z' })
    expect(await listed()).toHaveLength(1)
    await change((trx) => assignPacket(trx, id, 'R-2'))
    expect(await listed()).toEqual([])
  })

  test('a doubt is listed for the office until the packet is given out anew', async () => {
    const note = 'The same text as P-9, word by word'
    const doubt = device.decide(id, evidence, { outcome: 'authenticity-doubt', note })
    expect(await device.send(doubt.signed)).toMatchObject([{ status: 'accepted' }])
    const listed = async () =>
      (await waitingForOffice(records.central.db)).doubts.filter(({ packet }) => packet === id)
    expect(await listed()).toMatchObject([{ reviewer: 'R-1', note, reason: null }])
    await change((trx) => assignPacket(trx, id, 'R-2'))
    expect(await listed()).toEqual([])
  })

  test('a recusal leaves the packet open for the next reviewer, a decision does not', async () => {
    const recused = device.decide(id, evidence, { outcome: 'recused' })
    expect(await device.send(recused.signed)).toMatchObject([{ status: 'accepted' }])
    await change((trx) => assignPacket(trx, id, 'R-2'))
    const other = await enrolDevice(records, 'R-2')
    expect(await other.send(other.decide(id, evidence).signed)).toMatchObject([
      { status: 'accepted' },
    ])
    await change((trx) => assignPacket(trx, id, 'R-1'))
    expect(await device.send(device.decide(id, evidence).signed)).toMatchObject([
      { status: 'conflict', receipt: { conflict: 'decided-by-another' } },
    ])
  })
})

describe('the ledger', () => {
  test('can be neither changed nor emptied, whoever asks', async () => {
    const { db } = records.central
    await device.send(device.decide(id, evidence).signed)
    const first = device.decide(id, evidence, { supersedes: v7() })
    await device.send(first.signed)
    for (const statement of [
      `delete from ledger`,
      `truncate ledger`,
      `update ledger set conflict = 'withdrawn', state = 'conflict' where state = 'accepted'`,
      `update ledger set canonical = '' where state = 'held'`,
      `update ledger set sequence = 1000 where state = 'held'`,
    ])
      await expect(sql.raw(statement).execute(db)).rejects.toThrow(/append-only|for good|frozen/)
  })
})
