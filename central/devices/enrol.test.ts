import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Reconciled, Verdicts } from '../../shared/protocol/decisions.ts'
import { Departed, Enrolled, Terms, termsHeader } from '../../shared/protocol/devices.ts'
import { askForTimes, setLease } from '../programme/service.ts'
import { readOfficeKeys, renewOfficeKey } from '../recovery/keys.ts'
import { dataOf, enrolDevice, makeKey, postJson, problemOf } from '../testing/device.ts'
import { put, textEvidence } from '../testing/fixtures.ts'
import { type Records, startRecords } from '../testing/records.ts'
import { issueCode } from './codes.ts'
import { listDevices, revokeDevice } from './revoke.ts'
import { triesLimit } from './tries.ts'

let records: Records
beforeAll(async () => {
  records = await startRecords({ behindProxy: true })
})
afterEach(() => sql`delete from failed_tries`.execute(records.central.db))
afterAll(() => records.close())

const enrolment = (code: string, more: object = {}) => ({
  code,
  deviceName: 'Laptop',
  publicKey: makeKey().publicKey,
  reviewerId: null,
  ...more,
})
const enrol = (body: unknown, headers?: Record<string, string>) =>
  postJson(`${records.address}/v1/devices`, body, headers)
const codeFor = async (reviewer: string, hours?: number) =>
  (await issueCode(records.central.db, reviewer, hours)).code

describe('a code', () => {
  test('enrols one device, once, however it is typed', async () => {
    const code = await codeFor('R-1')
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    const first = await enrol(enrolment(` ${code.toLowerCase().replaceAll('-', ' ')}`))
    expect(first.status).toBe(201)
    expect(await dataOf(first, Enrolled)).toMatchObject({
      reviewer: { id: 'R-1', name: 'First reviewer' },
      demonstration: false,
    })
    expect(await problemOf(await enrol(enrolment(code)))).toMatchObject({ code: 'code-used' })
  })

  test('tried by two at the same moment enrols one', async () => {
    const { db } = records.central
    const code = await codeFor('R-1')
    // Who holds the reviewer's row stops both after they looked whether the code was used.
    const answers = await db.transaction().execute(async (trx) => {
      await sql`select from reviewers where id = 'R-1' for update`.execute(trx)
      const tries = [enrol(enrolment(code)), enrol(enrolment(code))]
      for (;;) {
        const { rows } = await sql`select from pg_locks where not granted`.execute(db)
        if (rows.length === 2) return { tries }
      }
    })
    const statuses = (await Promise.all(answers.tries)).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([201, 403]))
  })

  test('that is wrong or has expired says which', async () => {
    expect(await problemOf(await enrol(enrolment('0000-0000-0000')))).toMatchObject({
      code: 'code-wrong',
    })
    const code = await codeFor('R-1', 1)
    await sql`update codes set expires_at = now()`.execute(records.central.db)
    expect(await problemOf(await enrol(enrolment(code)))).toMatchObject({ code: 'code-expired' })
  })

  test('for another reviewer than the workstation has is refused unused', async () => {
    const code = await codeFor('R-2')
    const refused = await enrol(enrolment(code, { reviewerId: 'R-1' }))
    expect(await problemOf(refused)).toMatchObject({ code: 'other-reviewer', subject: 'R-2' })
    expect((await enrol(enrolment(code, { reviewerId: 'R-2' }))).status).toBe(201)
  })

  test('is not made for nobody', async () => {
    await expect(issueCode(records.central.db, 'R-9')).rejects.toMatchObject({
      problem: { code: 'reviewer-unknown', subject: 'R-9' },
    })
  })

  test('and token are kept as hashes only', async () => {
    const code = await codeFor('R-1')
    const { token } = await dataOf(await enrol(enrolment(code)), Enrolled)
    const { rows } = await sql`select (select json_agg(codes) from codes) codes,
      (select json_agg(tokens) from tokens) tokens`.execute(records.central.db)
    const kept = JSON.stringify(rows)
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(code)
    expect(kept).not.toContain(code.replaceAll('-', ''))
  })
})

describe('too many tries', () => {
  test('from one address stop that address alone, and say how long', async () => {
    const from = { 'X-Forwarded-For': '203.0.113.9, 198.51.100.7' }
    const code = await codeFor('R-1')
    for (let at = 0; at < triesLimit.address; at += 1)
      expect((await enrol(enrolment('1111-1111-1111'), from)).status).toBe(403)
    const stopped = await enrol(enrolment(code), from)
    expect(Number(stopped.headers.get('Retry-After'))).toBeGreaterThan(500)
    expect(await problemOf(stopped)).toMatchObject({ code: 'too-many-tries', status: 429 })
    expect((await enrol(enrolment(code), { 'X-Forwarded-For': '192.0.2.4' })).status).toBe(201)
  })

  test('are failures only: an office may enrol a whole room', async () => {
    for (let at = 0; at < triesLimit.address + 2; at += 1)
      expect((await enrol(enrolment(await codeFor('R-1')))).status).toBe(201)
  })

  test('cannot be made by asking many at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: triesLimit.address * 3 }, () => enrol(enrolment('2222-2222-2222'))),
    )
    const judged = answers.filter(({ status }) => status === 403)
    expect(judged.length).toBeLessThanOrEqual(triesLimit.address)
  })

  test('from everywhere stop everyone', async () => {
    await sql`insert into failed_tries (address)
      select 'a' || n from generate_series(1, ${triesLimit.all}) n`.execute(records.central.db)
    const code = await codeFor('R-1')
    expect((await enrol(enrolment(code))).status).toBe(429)
    await sql`update failed_tries set tried_at = now() - interval '11 minutes'`.execute(
      records.central.db,
    )
    expect((await enrol(enrolment(code))).status).toBe(201)
  })
})

describe('a device', () => {
  test('with the same key is the same one, with a new token only', async () => {
    const before = await enrolDevice(records, 'R-1')
    const after = await enrolDevice(records, 'R-1', before.key)
    expect(after.deviceId).toBe(before.deviceId)
    expect(await problemOf(await before.get('/v1/changes'))).toMatchObject({
      code: 'token-unknown',
    })
    expect((await after.get('/v1/changes')).status).toBe(200)
  })

  test('with the key of another reviewer’s device is refused, and the code is not used up', async () => {
    const { key } = await enrolDevice(records, 'R-1')
    const code = await codeFor('R-2')
    const refused = await enrol(enrolment(code, { publicKey: key.publicKey }))
    expect(await problemOf(refused)).toMatchObject({ code: 'other-reviewer' })
    expect((await enrol(enrolment(code))).status).toBe(201)
  })

  test('that was revoked is told so, and cannot come back by a code', async () => {
    const device = await enrolDevice(records, 'R-1')
    expect(await revokeDevice(records.central.db, device.deviceId)).toBe(true)
    for (const path of ['/v1/changes', `/v1/evidence/${'a'.repeat(64)}`])
      expect(await problemOf(await device.get(path))).toMatchObject({ code: 'device-revoked' })
    const again = await enrol(enrolment(await codeFor('R-1'), { publicKey: device.key.publicKey }))
    expect(await problemOf(again)).toMatchObject({ code: 'device-revoked' })
  })

  test('that was revoked still delivers what it decided, and is given no terms', async () => {
    await put(records.central, 'P-late')
    const device = await enrolDevice(records, 'R-1')
    await revokeDevice(records.central.db, device.deviceId)
    const { signed } = device.decide('P-late', [textEvidence('E1', 'What P-late did').sha256])
    const post = (path: string, decisions: unknown[]) =>
      postJson(`${records.address}${path}`, { decisions }, device.headers)
    const sent = await post('/v1/decisions', [signed])
    expect(sent.headers.get(termsHeader)).toBeNull()
    expect((await dataOf(sent, Verdicts)).verdicts).toMatchObject([{ status: 'accepted' }])
    const asked = await post('/v1/decisions/reconcile', [{ id: signed.id, hash: signed.hash }])
    expect(await dataOf(asked, Reconciled)).toMatchObject({ known: [{ decisionId: signed.id }] })
  })

  test('that was left by its reviewer is shut out, token and all, and says when', async () => {
    const device = await enrolDevice(records, 'R-1')
    const own = `${records.address}/v1/devices/own`
    const answer = await fetch(own, { method: 'DELETE', headers: device.headers })
    expect(await dataOf(answer, Departed)).toEqual({ deviceId: device.deviceId })
    expect(await problemOf(await device.get('/v1/changes'))).toMatchObject({
      code: 'token-unknown',
    })
    const listed = (await listDevices(records.central.db)).find(({ id }) => id === device.deviceId)
    expect(listed).toMatchObject({ left_at: expect.any(Date), revoked_at: expect.any(Date) })
    const again = await enrol(enrolment(await codeFor('R-1'), { publicKey: device.key.publicKey }))
    expect(await problemOf(again)).toMatchObject({ code: 'device-revoked' })
  })

  test('is told the terms when it enrols and with each answer, as they are then', async () => {
    const { db } = records.central
    const device = await enrolDevice(records, 'R-1')
    expect(device.terms).toEqual({
      leaseDays: 30,
      office: (await readOfficeKeys(records.central.data))[0]?.x,
      timeSums: false,
    })
    const told = async () =>
      Terms.parse(JSON.parse((await device.get('/v1/changes')).headers.get(termsHeader) ?? ''))
    expect(await told()).toEqual(device.terms)
    const office = await renewOfficeKey(db, records.central.data)
    await setLease(db, null)
    await askForTimes(db, true)
    expect(await told()).toEqual({ leaseDays: null, office, timeSums: true })
    expect((await readOfficeKeys(records.central.data)).map(({ x }) => x)).toEqual([
      office,
      device.terms.office,
    ])
  })

  test('is listed with when it was heard of last', async () => {
    const { db } = records.central
    const device = await enrolDevice(records, 'R-1')
    const contact = async () =>
      (await listDevices(db)).find(({ id }) => id === device.deviceId)?.last_contact
    expect(await contact()).toBeNull()
    await device.get('/v1/changes')
    const first = await contact()
    expect(first).toBeInstanceOf(Date)
    await device.get('/v1/changes')
    expect(await contact()).toEqual(first)
    await sql`update devices set last_contact = now() - interval '2 minutes'`.execute(db)
    await device.get('/v1/changes')
    expect((await contact())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Infinity)
  })

  test('whose token has expired is unknown', async () => {
    const device = await enrolDevice(records, 'R-1')
    const days = (Date.parse(device.expiresAt) - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(180)
    await sql`update tokens set expires_at = now() where device_id = ${device.deviceId}`.execute(
      records.central.db,
    )
    expect(await problemOf(await device.get('/v1/changes'))).toMatchObject({
      code: 'token-unknown',
      status: 401,
    })
  })

  test.each([
    { code: 'short' },
    { code: 'ILOU-0000-0000' },
    { publicKey: 'short' },
    { deviceName: ' ' },
    { reviewerId: 7 },
  ])('is not enrolled by %j', async (wrong) => {
    const problem = await problemOf(await enrol({ ...enrolment('3333-3333-3333'), ...wrong }))
    expect(problem).toMatchObject({ code: 'request-malformed', status: 400 })
    expect(problem.what).toContain(Object.keys(wrong)[0])
  })
})
