/** A device decides offline and loses its keys; the office reads its decisions from the file. */
import { randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { issueCode } from '../../central/devices/codes.ts'
import { openCentral } from '../../central/open.ts'
import { makeFolder, type Records, startRecords } from '../../central/testing/records.ts'
import { put, textEvidence } from '../../central/testing/fixtures.ts'
import { rated } from '../../central/testing/device.ts'
import { renewOfficeKey } from '../../central/recovery/keys.ts'
import { recoverDecisions } from '../../central/recovery/recover.ts'
import { revokeDevice } from '../../central/devices/revoke.ts'
import { ask, post, sign, testHost, testPorts } from '../../electron/testing/host.ts'
import { SignedDecision } from '../../shared/model/decision.ts'
import { Verdicts } from '../../shared/protocol/decisions.ts'
import { Answer } from '../../shared/protocol/envelope.ts'

let records: Records
beforeAll(async () => {
  records = await startRecords()
})
afterAll(() => records.close())

const begin = (packetId: string) => ({
  kind: 'review',
  reason: null,
  id: randomUUID(),
  packetId,
  packetRevision: 1,
  rubricId: 'rubric-1',
  rubricVersion: 1,
  evidence: [textEvidence('E1', `What ${packetId} did`).sha256],
  scores: rated('yes', 'yes'),
  outcome: 'met',
  feedback: 'Well observed.',
  note: '',
  begunAt: '2026-11-20T08:00:00.000Z',
  madeAt: '2026-11-20T08:10:00.000Z',
  supersedes: null,
})

/** A workstation of R-1 on a profile of its own, with packets of its own to decide. */
async function startDesk(packets: string[]) {
  for (const id of packets) await put(records.central, id)
  const ports = await testPorts()
  const host = await testHost(ports)
  const { code } = await issueCode(records.central.db, 'R-1')
  const session = await host.enrol({
    address: records.address,
    code,
    deviceName: 'Laptop',
    passphrase: null,
  })
  const file = join(ports.profile, 'decisions.log')
  return {
    host,
    file,
    deviceId: session.enrolment?.deviceId ?? '',
    decide: async (packetId: string) =>
      SignedDecision.parse(await (await sign(host, begin(packetId))).json()),
    send: async (...decisions: SignedDecision[]) => {
      const answer = await post(host, '/central/v1/decisions', { decisions })
      return Answer(Verdicts).parse(await answer.json()).data.verdicts
    },
    /** Ends it and takes away what opens its files. */
    async loseKeys() {
      await host.close()
      for (const name of ['vault.json', 'secrets.json']) await rm(join(ports.profile, name))
    },
  }
}

const recover = (file: string) => recoverDecisions(records.central, file)
const becameOf = async (file: string) => (await recover(file)).map(({ became }) => became)
const inLedger = async (packets: string[]) =>
  (
    await records.central.db
      .selectFrom('ledger')
      .select('packet_id')
      .where('packet_id', 'in', packets)
      .orderBy('number')
      .execute()
  ).map(({ packet_id }) => packet_id)

test('what a device decided offline is recovered from its file, each decision once', async () => {
  const packets = ['P-1', 'P-2', 'P-3']
  const desk = await startDesk(packets)
  const sent = await desk.decide('P-1')
  expect(await desk.send(sent)).toMatchObject([{ status: 'accepted' }])
  const unsent = [await desk.decide('P-2'), await desk.decide('P-3')]
  await desk.loseKeys()
  expect(await recover(desk.file)).toMatchObject([
    { line: 1, became: 'known', packet: 'P-1', decision: sent.id },
    { line: 2, became: 'recovered', packet: 'P-2', decision: unsent[0]!.id, what: 'accepted' },
    { line: 3, became: 'recovered', packet: 'P-3', decision: unsent[1]!.id, what: 'accepted' },
  ])
  expect(await becameOf(desk.file)).toEqual(['known', 'known', 'known'])
  expect(await inLedger(packets)).toEqual(packets)
})

test('a device that was revoked meanwhile, and a key that the office took since, are no hindrance', async () => {
  const desk = await startDesk(['P-4', 'P-5'])
  await desk.decide('P-4')
  await renewOfficeKey(records.central.db, records.central.data)
  await (await ask(desk.host, '/central/v1/changes')).text()
  await desk.decide('P-5')
  await revokeDevice(records.central.db, desk.deviceId)
  await desk.loseKeys()
  expect(await becameOf(desk.file)).toEqual(['recovered', 'recovered'])
  expect(await inLedger(['P-4', 'P-5'])).toEqual(['P-4', 'P-5'])
})

test('a line that is damaged does not stop the others', async () => {
  const packets = ['P-6', 'P-7', 'P-8', 'P-9']
  const desk = await startDesk(packets)
  for (const id of packets) await desk.decide(id)
  await desk.loseKeys()
  const bytes = await readFile(desk.file)
  const second = bytes.indexOf(10) + 1
  bytes.writeUInt8(bytes.readUInt8(second + 300) ^ 1, second + 300)
  await writeFile(desk.file, bytes.subarray(0, -20))
  expect(await recover(desk.file)).toMatchObject([
    { became: 'recovered', packet: 'P-6' },
    { line: 2, became: 'unreadable', packet: null, what: 'it is damaged' },
    { became: 'recovered', packet: 'P-8' },
    { line: 4, became: 'unreadable', what: 'it was never written to its end' },
  ])
  expect(await inLedger(packets)).toEqual(['P-6', 'P-8'])
})

test('another office cannot read the file, and says to whose key it was sealed', async () => {
  const desk = await startDesk(['P-10'])
  await desk.decide('P-10')
  const data = await makeFolder()
  const other = await openCentral({ data })
  onTestFinished(async () => {
    await other.close()
    await rm(data, { recursive: true })
  })
  expect(await recoverDecisions(other, desk.file)).toMatchObject([
    { became: 'unreadable', what: expect.stringContaining('which is not here') },
  ])
})

test('a decision that its device did not sign is refused and kept for the office', async () => {
  const desk = await startDesk(['P-11'])
  const signed = await desk.decide('P-11')
  const forged = { ...signed, signature: signed.signature.replaceAll(/./g, 'A') }
  const json = JSON.stringify(forged)
  const sum = crc32(json).toString(16).padStart(8, '0')
  await writeFile(desk.file, `${Buffer.byteLength(json)} ${sum} ${json}\n`)
  expect(await recover(desk.file)).toMatchObject([
    { became: 'refused', packet: 'P-11', what: expect.stringContaining('not signed') },
  ])
  expect(await inLedger(['P-11'])).toEqual([])
})
