import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { revokeDevice } from '../devices/revoke.ts'
import { enrolDevice, signDecision } from '../testing/device.ts'
import { packetInput, put } from '../testing/fixtures.ts'
import { type Records, startRecords } from '../testing/records.ts'
import { auditLedger } from './audit.ts'
import { listDecisions, listRefused } from './list.ts'

let records: Records
let device: Awaited<ReturnType<typeof enrolDevice>>
let packets = 0

beforeAll(async () => {
  records = await startRecords()
})
beforeEach(async () => {
  device = await enrolDevice(records, 'R-1')
})
afterAll(() => records.close())

/** Decisions on packets of their own, each made after the one before. */
async function chain(length: number) {
  const made: ReturnType<typeof device.decide>[] = []
  for (let nth = 0; nth < length; nth += 1) {
    packets += 1
    const id = `P-${packets}`
    await put(records.central, id)
    const evidence = packetInput(id).evidence.map(({ sha256 }) => sha256)
    made.push(device.decide(id, evidence, { previousHash: made.at(-1)?.signed.hash ?? null }))
  }
  return made
}

const send = (made: Awaited<ReturnType<typeof chain>>) =>
  device.send(...made.map(({ signed }) => signed))

/** What was found of this test's device. */
async function found() {
  const { findings } = await auditLedger(records.central.db)
  return findings
    .filter((finding) => finding.device === device.deviceId)
    .map(({ fault, sequence, what }) => ({ fault, sequence, what }))
}

test('a whole ledger has nothing to be found, in whatever order it came', async () => {
  const made = await chain(3)
  await send(made.toReversed())
  expect(await found()).toEqual([])
  expect((await auditLedger(records.central.db)).entries).toBeGreaterThanOrEqual(3)
})

test('a decision that did not come is a gap, at the start and within', async () => {
  const [, second, , fourth, fifth] = await chain(5)
  await send([second!, fifth!])
  expect(await found()).toEqual([
    { fault: 'gap', sequence: 2, what: 'decision 1 of its device did not come' },
    { fault: 'gap', sequence: 5, what: 'decisions 3 to 4 of its device did not come' },
  ])
  await send([fourth!])
  expect(await found()).toMatchObject([{ sequence: 2 }, { fault: 'gap', sequence: 4 }])
})

test('a decision that follows another than is there is a fork', async () => {
  const [first, second] = await chain(2)
  const other = signDecision(
    { ...second!.decision, previousHash: 'f'.repeat(64) },
    device.key.privateKey,
  )
  await device.send(first!.signed, other)
  expect(await found()).toEqual([
    { fault: 'fork', sequence: 2, what: 'it does not follow decision 1 as the ledger has it' },
  ])
})

test('two decisions in one place are a fork; both are kept', async () => {
  const [first, second] = await chain(2)
  await send([first!])
  const again = signDecision({ ...second!.decision, sequence: 1 }, device.key.privateKey)
  await device.send(again)
  expect(await found()).toEqual([
    { fault: 'fork', sequence: 1, what: expect.stringContaining('in the same place') },
  ])
})

test('another device of the reviewer may go on where one was lost', async () => {
  const [first] = await chain(1)
  await send([first!])
  const lost = device
  device = await enrolDevice(records, 'R-1')
  const [next] = await chain(1)
  const goesOn = { ...next!.decision, sequence: 2, previousHash: first!.signed.hash }
  await device.send(signDecision(goesOn, device.key.privateKey))
  expect(await found()).toEqual([])
  device = lost
  expect(await found()).toEqual([])
})

test.each([
  ['outcome', { outcome: 'not-yet' as const }, 'its row has not-yet for outcome'],
  ['bytes', { canonical: '{}' }, 'its bytes do not have the hash'],
  ['hash', { hash: '0'.repeat(64) }, 'its bytes do not have the hash'],
])('an altered %s is found', async (_, change, what) => {
  const [only] = await chain(1)
  await send([only!])
  // As somebody does who owns the database: its triggers let nobody else change a decision.
  const of = (set: object) =>
    records.central.db.transaction().execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx)
      await trx.updateTable('ledger').set(set).where('id', '=', only!.decision.id).execute()
    })
  await of(change)
  const findings = await found()
  const { outcome } = only!.decision
  await of({ outcome, canonical: only!.signed.canonical, hash: only!.signed.hash })
  expect(findings).toEqual([{ fault: 'altered', sequence: 1, what: expect.stringContaining(what) }])
  expect(await found()).toEqual([])
})

test('what was refused is listed with what is known of it', async () => {
  const [only] = await chain(1)
  await device.send({ ...only!.signed, signature: only!.signed.signature.replaceAll(/./g, 'A') })
  expect(await found()).toEqual([
    { fault: 'refused', sequence: 1, what: expect.stringContaining('was not signed') },
  ])
})

test('what comes from a device that was shut out is told to the office, as no fault of the ledger', async () => {
  const { db } = records.central
  const [first, second] = await chain(2)
  const inTime = first!
  await device.send(inTime.signed)
  await revokeDevice(db, device.deviceId)
  const { revoked_at } = await db
    .selectFrom('devices')
    .select('revoked_at')
    .where('id', '=', device.deviceId)
    .executeTakeFirstOrThrow()
  const hours = (many: number) => new Date(revoked_at!.getTime() + many * 3_600_000).toISOString()
  const at = (before: typeof inTime, madeAt: string) =>
    signDecision({ ...before.decision, madeAt }, device.key.privateKey)
  const third = (await chain(1))[0]!
  const late = at(second!, hours(-1))
  const afterwards = at(
    { ...third, decision: { ...third.decision, previousHash: late.hash } },
    hours(1),
  )
  const damaged = { ...third.signed, signature: third.signed.signature.replaceAll(/./g, 'A') }
  await device.send(late, afterwards, damaged)

  const own = <One extends { device: string }>(list: One[]) =>
    list.filter((one) => one.device === device.deviceId)
  const { findings, afterRevocation } = await auditLedger(db)
  expect(own(findings).map(({ fault }) => fault)).toEqual(['refused'])
  const clock = 'by the device’s clock it was made'
  expect(own(afterRevocation)).toMatchObject([
    { sequence: 2, decision: late.id, what: expect.stringContaining(`${clock} before that`) },
    { sequence: 3, decision: afterwards.id, what: expect.stringContaining(`${clock} after that`) },
  ])
  expect(own(await listDecisions(db))).toMatchObject([
    { id: inTime.signed.id, afterRevocation: false },
    { id: late.id, afterRevocation: true, madeAt: hours(-1), effect: 'in effect' },
    { id: afterwards.id, afterRevocation: true, madeAt: hours(1), effect: 'in effect' },
  ])
  expect(own(await listRefused(db))).toMatchObject([{ afterRevocation: true }])
})
