import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AnyAnswer, Hello, protocolVersion } from '../shared/protocol/envelope.ts'
import { readService } from './programme/service.ts'
import { dataOf, enrolDevice, postJson, problemOf } from './testing/device.ts'
import { type Records, startRecords } from './testing/records.ts'

let records: Records
beforeAll(async () => {
  records = await startRecords()
})
afterAll(() => records.close())

test('says who it is to anyone', async () => {
  const { service, epoch } = await readService(records.central.db)
  const response = await fetch(`${records.address}/v1`)
  expect(AnyAnswer.parse(await response.clone().json())).toMatchObject({
    protocol: protocolVersion,
    epoch,
  })
  expect(await dataOf(response, Hello)).toEqual({
    service,
    name: 'Central records',
    demonstration: false,
  })
})

test.each([
  ['GET', '/v1/changes'],
  ['GET', `/v1/evidence/${'a'.repeat(64)}`],
  ['POST', '/v1/decisions'],
  ['DELETE', '/v1/devices/own'],
  ['POST', '/v1/decisions/reconcile'],
  ['POST', '/v1/times'],
  ['GET', '/v1/nowhere'],
])('%s %s needs a token', async (method, path) => {
  for (const Authorization of ['', 'Bearer', `Bearer ${'x'.repeat(43)}`, 'Basic eDp5']) {
    const response = await fetch(`${records.address}${path}`, {
      method,
      headers: { Authorization },
    })
    expect(await problemOf(response)).toMatchObject({ code: 'token-unknown' })
  }
})

test('a path that is not there is answered as ours', async () => {
  expect(await problemOf(await fetch(`${records.address}/elsewhere`))).toMatchObject({
    code: 'path-unknown',
    status: 404,
    subject: '/elsewhere',
  })
})

test.each(['', '{', '"text"', '{"decisions":[]}', '{"decisions":{}}'])(
  'a body %j is refused',
  async (body) => {
    const { headers } = await enrolDevice(records, 'R-1')
    const response = await fetch(`${records.address}/v1/decisions`, {
      method: 'POST',
      body,
      headers,
    })
    expect(await problemOf(response)).toMatchObject({ code: 'request-malformed' })
  },
)

test('a batch of more than fifty is refused whole', async () => {
  const { headers } = await enrolDevice(records, 'R-1')
  const decisions = Array.from({ length: 51 }, () => null)
  const response = await postJson(`${records.address}/v1/decisions`, { decisions }, headers)
  expect(await problemOf(response)).toMatchObject({ code: 'request-malformed' })
})

test('a body that is too large is refused with its limit, length told or not', async () => {
  const { headers } = await enrolDevice(records, 'R-1')
  const big = { decisions: ['x'.repeat(9 * 1024 * 1024)] }
  const told = await postJson(`${records.address}/v1/decisions`, big, headers)
  expect(await problemOf(told)).toMatchObject({ code: 'body-too-large', status: 413 })

  const status = await new Promise<number | undefined>((resolve, reject) => {
    const chunked = request(`${records.address}/v1/devices`, { method: 'POST' }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    chunked.on('error', reject)
    for (let at = 0; at < 4; at += 1) chunked.write(' '.repeat(8192))
    chunked.end('{}')
  })
  expect(status).toBe(413)
})

test('when the database is away, the answer is still ours and tells nothing of it', async () => {
  const own = await startRecords()
  await fetch(`${own.address}/v1`)
  const { token } = await enrolDevice(own, 'R-1')
  await own.central.db.destroy()
  const response = await fetch(`${own.address}/v1/changes`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  const problem = await problemOf(response)
  expect(problem).toMatchObject({ code: 'internal', status: 500, retry: true })
  expect(problem.what).not.toMatch(/driver|pool|postgres/i)
  expect(own.reported.splice(0)).not.toEqual([])
  await own.close()
})
