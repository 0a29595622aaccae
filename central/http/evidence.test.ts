import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EvidenceFile, pieceSize } from '../../shared/model/evidence.ts'
import { assignPacket, revisePacket, withdrawPacket } from '../programme/packets.ts'
import { enrolDevice, problemOf } from '../testing/device.ts'
import { put, textEvidence } from '../testing/fixtures.ts'
import { type Records, startRecords } from '../testing/records.ts'

const bytes = randomBytes(2 * pieceSize + 4321)
const sha256 = createHash('sha256').update(bytes).digest('hex')
let records: Records
let device: Awaited<ReturnType<typeof enrolDevice>>
let item: EvidenceFile

beforeAll(async () => {
  records = await startRecords()
  device = await enrolDevice(records, 'R-1')
  const stored = await records.central.evidence.put(bytes)
  item = {
    id: 'E1',
    title: 'Scan',
    kind: 'file',
    fileName: 'scan of Ada.pdf',
    mediaType: 'application/pdf',
    ...stored,
  }
  await put(records.central, 'P-file', { evidence: [item] })
})
afterAll(() => records.close())

const get = (headers?: Record<string, string>, from = device) =>
  from.get(`/v1/evidence/${sha256}`, headers)
const body = async (response: Response) => Buffer.from(await response.arrayBuffer())

test('comes whole, for good, with its hash as its tag', async () => {
  const response = await get({ 'Accept-Encoding': 'gzip' })
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    etag: `"${sha256}"`,
    'content-type': 'application/pdf',
    'content-length': String(bytes.length),
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=31536000, immutable, no-transform',
    'x-content-type-options': 'nosniff',
  })
  expect(response.headers.get('content-encoding')).toBeNull()
  expect((await body(response)).equals(bytes)).toBe(true)
})

test.each([
  ['bytes=0-0', 0, 1],
  [`bytes=${pieceSize}-`, pieceSize, bytes.length],
  ['bytes=-100', bytes.length - 100, bytes.length],
  ['bytes=10-99999999', 10, bytes.length],
])('comes in part for %s', async (Range, begin, end) => {
  const response = await get({ Range, 'If-Range': `"${sha256}"` })
  expect(response.status).toBe(206)
  expect(response.headers.get('content-range')).toBe(`bytes ${begin}-${end - 1}/${bytes.length}`)
  expect((await body(response)).equals(bytes.subarray(begin, end))).toBe(true)
})

test('comes whole where the range was meant for other bytes, or is none', async () => {
  const other = await get({ Range: 'bytes=5-6', 'If-Range': `"${'a'.repeat(64)}"` })
  expect([other.status, (await body(other)).length]).toEqual([200, bytes.length])
  const odd = await get({ Range: 'bytes=0-1,5-6' })
  expect([odd.status, (await body(odd)).length]).toEqual([200, bytes.length])
})

test('a part that it does not have is refused with its size', async () => {
  const response = await get({ Range: `bytes=${bytes.length}-` })
  expect(response.headers.get('content-range')).toBe(`bytes */${bytes.length}`)
  expect(await problemOf(response)).toMatchObject({ code: 'range-wrong', status: 416 })
})

test('is not sent again to one who has it, nor to one who asks for its head', async () => {
  expect((await get({ 'If-None-Match': `"${sha256}"` })).status).toBe(304)
  const head = await fetch(`${records.address}/v1/evidence/${sha256}`, {
    method: 'HEAD',
    headers: device.headers,
  })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)])
})

test('an empty file is a file', async () => {
  const empty = await records.central.evidence.put(new Uint8Array())
  await put(records.central, 'P-empty', { evidence: [{ ...item, ...empty }] })
  const response = await device.get(`/v1/evidence/${empty.sha256}`)
  expect([response.status, (await body(response)).length]).toEqual([200, 0])
})

test.each(['a'.repeat(64), 'nonsense', '..%2f..%2fpassword'])('%s is unknown', async (name) => {
  expect(await problemOf(await device.get(`/v1/evidence/${name}`))).toMatchObject({
    code: 'evidence-unknown',
    status: 404,
  })
})

test('is for those alone whose packet has it, or who decided on it', async () => {
  const stranger = await enrolDevice(records, 'R-2')
  const status = async (from = device) => (await get({}, from)).status
  const change = (work: (trx: Parameters<typeof assignPacket>[0]) => Promise<void>) =>
    records.central.db.transaction().execute(work)
  expect(await status(stranger)).toBe(404)

  // A decision on a packet that is not theirs is kept as a conflict, and opens nothing.
  const [verdict] = await stranger.send(stranger.decide('P-file', [sha256]).signed)
  expect(verdict).toMatchObject({
    status: 'conflict',
    now: [{ type: 'packet-gone', packetId: 'P-file', reason: 'reassigned' }],
  })
  expect(await status(stranger)).toBe(404)

  await change((trx) => assignPacket(trx, 'P-file', 'R-2'))
  expect([await status(), await status(stranger)]).toEqual([404, 200])
  await change((trx) => assignPacket(trx, 'P-file', 'R-1'))
  const [accepted] = await device.send(device.decide('P-file', [sha256]).signed)
  expect(accepted).toMatchObject({ status: 'accepted' })
  await change((trx) => assignPacket(trx, 'P-file', 'R-2'))
  expect([await status(), await status(stranger)]).toEqual([200, 200])
  await change((trx) => revisePacket(trx, 'P-file', [textEvidence('E1', 'Instead')]))
  await change((trx) => withdrawPacket(trx, 'P-file'))
  expect([await status(), await status(stranger)]).toEqual([200, 404])
})
