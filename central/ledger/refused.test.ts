import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enrolDevice, onePacket, rated, signDecision } from '../testing/device.ts'
import { packetInput, put } from '../testing/fixtures.ts'
import { type Records, startRecords } from '../testing/records.ts'
import { listDecisions, listRefused } from './list.ts'

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
const refusals = async (decision: string) =>
  (await listRefused(records.central.db)).filter((entry) => entry.id === decision)

describe('a decision that is wrong is refused, kept, and does not stop the rest', () => {
  test('each of a batch is judged alone', async () => {
    const other = `${id}-x`
    await put(records.central, other)
    const hashes = packetInput(other).evidence.map(({ sha256 }) => sha256)
    const good = device.decide(id, evidence)
    const better = device.decide(other, hashes)
    const verdicts = await device.send(
      good.signed,
      { id: 7 },
      null,
      'text',
      { ...good.signed, id: 'x' },
      better.signed,
    )
    expect(verdicts.map(({ status }) => status)).toEqual([
      'accepted',
      'refused',
      'refused',
      'refused',
      'refused',
      'accepted',
    ])
  })

  test('the same id with other bytes', async () => {
    const { decision, signed } = device.decide(id, evidence)
    await device.send(signed)
    const altered = signDecision({ ...decision, feedback: 'More' }, device.key.privateKey)
    expect(await device.send(altered)).toMatchObject([
      { status: 'refused', id: signed.id, problem: { code: 'decision-altered', subject: id } },
    ])
    expect(await refusals(signed.id)).toMatchObject([{ problem: { code: 'decision-altered' } }])
    expect(await inLedger(id)).toMatchObject([{ hash: signed.hash }])
    await device.send(altered)
    expect(await refusals(signed.id)).toHaveLength(1)
  })

  test('a place in the device’s order that is taken', async () => {
    const first = device.decide(id, evidence)
    await device.send(first.signed)
    const second = device.decide(id, evidence, { sequence: first.decision.sequence })
    expect(await device.send(second.signed)).toMatchObject([
      { status: 'refused', problem: { code: 'sequence-taken' } },
    ])
  })

  test('two of one place on two packets at once', async () => {
    const other = `${id}-y`
    await put(records.central, other)
    const hashes = packetInput(other).evidence.map(({ sha256 }) => sha256)
    const one = device.decide(id, evidence, { sequence: 77 })
    const two = device.decide(other, hashes, { sequence: 77 })
    const verdicts = (await Promise.all([device.send(one.signed), device.send(two.signed)])).flat()
    expect(verdicts.map(({ status }) => status).toSorted()).toEqual(['accepted', 'refused'])
    expect(verdicts).toContainEqual(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'sequence-taken' }) }),
    )
  })

  test('bytes that are not canonical, whatever their signature', async () => {
    const { decision, signed } = device.decide(id, evidence)
    const loose = JSON.stringify(decision, null, 1)
    const hash = createHash('sha256').update(loose).digest('hex')
    expect(await device.send({ ...signed, canonical: loose, hash })).toMatchObject([
      { problem: { code: 'decision-malformed' } },
    ])
    const more = { ...decision, extra: true }
    expect(await device.send(signDecision(more, device.key.privateKey))).toMatchObject([
      { problem: { code: 'decision-malformed' } },
    ])
  })

  test('a signature, hash or device that is another', async () => {
    const { decision, signed } = device.decide(id, evidence)
    const stranger = await enrolDevice(records, 'R-2')
    const cases = [
      { ...signed, hash: 'a'.repeat(64) },
      { ...signed, signature: 'A'.repeat(86) },
      signDecision(decision, stranger.key.privateKey),
      device.decide(id, evidence, { deviceId: stranger.deviceId }).signed,
    ]
    for (const one of cases)
      expect(await device.send(one)).toMatchObject([
        { status: 'refused', problem: { code: 'signature-wrong', subject: id } },
      ])
    expect(await stranger.send(signed)).toMatchObject([{ problem: { code: 'signature-wrong' } }])
    const posing = device.decide(id, evidence, { reviewerId: 'R-2' })
    expect(await device.send(posing.signed)).toMatchObject([
      { problem: { code: 'decision-malformed' } },
    ])
    expect(await inLedger(id)).toEqual([])
  })

  test.each([
    ['packet-unknown', { packetId: 'P-nowhere' }],
    ['rubric-unknown', { rubricVersion: 9 }],
    ['decision-incomplete', { outcome: 'returned' as const }],
    ['outcome-contradicts', { outcome: 'not-yet' as const }],
    ['decision-malformed', { evidence: ['b'.repeat(64)] }],
    ['decision-malformed', { scores: rated('yes', 'yes').slice(0, 1) }],
    ['decision-malformed', { madeAt: 'yesterday' }],
  ])('%s', async (code, more) => {
    const { signed } = device.decide(id, evidence, more)
    expect(await device.send(signed)).toMatchObject([
      { status: 'refused', id: signed.id, problem: { code } },
    ])
    expect(await refusals(signed.id)).toMatchObject([{ problem: { code } }])
    // Its place in the order stays free: mended on the other side, the same bytes are judged anew.
    expect(await inLedger(id)).toEqual([])
  })

  test('one that supersedes a decision on another packet', async () => {
    const other = `${id}-z`
    await put(records.central, other)
    const first = device.decide(id, evidence)
    await device.send(first.signed)
    const hashes = packetInput(other).evidence.map(({ sha256 }) => sha256)
    const second = device.decide(other, hashes, { supersedes: first.signed.id })
    expect(await device.send(second.signed)).toMatchObject([
      { status: 'refused', problem: { code: 'decision-malformed' } },
    ])
  })
})

test('a failure of ours is answered with try again, for that item alone', async () => {
  const { db } = records.central
  await sql`create function break_down() returns trigger language plpgsql as
    $$ begin raise exception 'no room'; end $$`.execute(db)
  await sql`create trigger break_down before insert on ledger for each row
    when (new.packet_id = '${sql.raw(id)}') execute function break_down()`.execute(db)
  const other = `${id}-t`
  await put(records.central, other)
  const hashes = packetInput(other).evidence.map(({ sha256 }) => sha256)
  const { signed } = device.decide(id, evidence)
  const verdicts = await device.send(signed, device.decide(other, hashes).signed)
  expect(verdicts).toMatchObject([
    { status: 'try-again', id: signed.id, problem: { code: 'internal', retry: true } },
    { status: 'accepted' },
  ])
  expect(JSON.stringify(verdicts)).not.toContain('no room')
  expect(String(records.reported.splice(0))).toContain('no room')
  await sql`drop trigger break_down on ledger`.execute(db)
  expect(await device.send(signed)).toMatchObject([{ status: 'accepted' }])
})
