import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { SignedDecision } from '../../../shared/model/decision.ts'
import {
  FiledDecisions,
  Leaving,
  type LeaveRequest,
  Session,
} from '../../../shared/protocol/host.ts'
import { enrollingCentral } from '../../testing/central.ts'
import { ask, post, sign, problemOf, testHost, testPorts } from '../../testing/host.ts'
import { testJudgement } from '../../testing/judgement.ts'
import { enrolAtStart } from '../enrol-at-start.ts'
import type { Host } from '../host.ts'
import type { HostPorts } from '../ports.ts'

// Some need a passphrase, each try of which costs what it would cost a thief.
vi.setConfig({ testTimeout: 60_000 })

const code = '0123456789AB'
const noKeychain = { keychain: 'there is none' } satisfies Partial<HostPorts>

async function enrolled(given: Partial<HostPorts> = {}, passphrase: string | null = null) {
  const central = await enrollingCentral()
  const ports = await testPorts(given)
  const host = await testHost(ports)
  const request = { address: central.address, code, deviceName: 'Canary’s laptop', passphrase }
  await host.enrol(request)
  return { central, ports, host, request }
}

async function decide(host: Host): Promise<SignedDecision> {
  const answer = await sign(host, testJudgement({ feedback: 'Canary words' }))
  return SignedDecision.parse(await answer.json())
}

async function exported(host: Host): Promise<Buffer> {
  const answer = await ask(host, '/host/decisions-file')
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

const filed = async (host: Host) =>
  FiledDecisions.parse(await (await ask(host, '/host/decisions')).json()).decisions

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const nothing: LeaveRequest = { last: null, undelivered: [], saved: null }
const leave = (host: Host, request: Partial<LeaveRequest> = {}) =>
  post(host, '/host/leave', { ...nothing, ...request })
const doubtful = async (host: Host) =>
  Leaving.parse(await (await ask(host, '/host/leave')).json()).doubtful

describe('a machine with decisions that were not received', () => {
  test('is left with a copy of all of them alone', async () => {
    const { host, central } = await enrolled()
    const { id, hash } = await decide(host)
    const unsent = { last: hash, undelivered: [id] }
    expect(await problemOf(await leave(host, unsent))).toBe('leave-unsent')
    const early = hashOf(await exported(host))
    const second = await decide(host)
    const both = { last: second.hash, undelivered: [id, second.id] }
    for (const saved of [null, early, hashOf(Buffer.from(''))])
      expect(await problemOf(await leave(host, { ...both, saved }))).toBe('leave-unsent')

    const copy = await exported(host)
    expect(copy.toString('utf8').split('\n')).toHaveLength(3)
    expect((await leave(host, { ...both, saved: hashOf(copy) })).status).toBe(200)
    expect(central.left).toHaveLength(1)
  })

  test('is not left by a window that has not looked at the last of them', async () => {
    const { host } = await enrolled()
    const { hash } = await decide(host)
    expect(await problemOf(await leave(host))).toBe('leave-overtaken')
    await decide(host)
    expect(await problemOf(await leave(host, { last: hash }))).toBe('leave-overtaken')
    expect(host.session().vault.state).toBe('open')
  })

  test('is not left while one of them is in no file', async () => {
    const { host } = await enrolled()
    const { hash } = await decide(host)
    const undelivered = [testJudgement().id]
    const saved = hashOf(await exported(host))
    expect(await problemOf(await leave(host, { last: hash, undelivered, saved }))).toBe(
      'leave-unfiled',
    )
  })

  test('takes none between the check and the end', async () => {
    // The window that leaves asks before the requests of one that decides, or among them.
    for (const place of [0, 1, 3]) {
      const { host } = await enrolled()
      const { hash: last } = await decide(host)
      const decideMany = (count: number) =>
        Array.from({ length: count }, () => sign(host, testJudgement()))
      const before = decideMany(place)
      await before[0]
      const leaving = leave(host, { last })
      const decided = await Promise.all([...before, ...decideMany(4 - place)])
      const left = await leaving
      // Either it is left and nothing more was decided, or all that was decided stands.
      expect(decided.map(({ ok }) => ok)).toEqual(decided.map(() => !left.ok))
      const outcome = left.ok ? 'left' : await problemOf(left)
      expect(outcome).toMatch(place > 0 ? /^leave-overtaken$/ : /^(left|leave-overtaken)$/)
    }
  })
})

describe('a machine that was left', () => {
  test('keeps nothing that could be read, nor whose it was', async () => {
    const { host, ports, central } = await enrolled()
    const { hash } = await decide(host)
    const before = await Promise.all(
      ['vault.json', 'secrets.json'].map((name) => readFile(join(ports.profile, name), 'utf8')),
    )
    const left = Session.parse(await (await leave(host, { last: hash })).json())
    expect(left).toMatchObject({
      enrolment: null,
      vault: { state: 'destroyed', destroyed: { reason: 'left', centralKnows: true } },
    })
    expect(central.left).toHaveLength(1)
    expect(await problemOf(await ask(host, '/host/key'))).toBe('vault-destroyed')
    for (const [path, body] of [
      ['/host/decisions', { judgement: testJudgement(), last: null }],
      ['/host/leave', nothing],
    ] as const)
      expect(await problemOf(await post(host, path, body)), path).toBe('not-enrolled')
    expect(await problemOf(await ask(host, '/central/v1/changes'))).toBe('not-enrolled')

    const names = (await readdir(ports.profile)).toSorted()
    expect(names).toEqual(['activity.log', 'host.lock', 'host.run', 'vault.json'])
    const secrets = [...before.map((text) => JSON.parse(text).sealed), 'Canary', central.address]
    for (const name of names) {
      const text = await readFile(join(ports.profile, name), 'utf8')
      for (const secret of secrets) expect(text.includes(secret), name).toBe(false)
    }
    expect(await readFile(join(ports.profile, 'activity.log'), 'utf8')).toContain('"left"')
  })

  test('is so without a network, and says that central records do not know', async () => {
    const { host, ports, central } = await enrolled()
    ports.fetch = () => Promise.reject(new TypeError('there is no network'))
    expect((await leave(host)).status).toBe(200)
    expect(central.left).toEqual([])
    await host.close()
    expect((await testHost(ports)).session().vault.destroyed).toMatchObject({
      reason: 'left',
      centralKnows: false,
    })
  })

  test('is wiped to the end at the next start when that was interrupted', async () => {
    const { host, ports } = await enrolled()
    const { hash } = await decide(host)
    const copy = `${ports.profile} before`
    await cp(ports.profile, copy, { recursive: true })
    await leave(host, { last: hash })
    await host.close()
    for (const name of ['enrolment.json', 'secrets.json', 'contact.json', 'decisions.log'])
      await cp(join(copy, name), join(ports.profile, name))
    const again = await testHost(ports)
    expect(again.session().enrolment).toBeNull()
    expect(await readdir(ports.profile)).not.toContain('decisions.log')
  })

  test('can be enrolled anew, by hand or by a start, and keeps nothing aside', async () => {
    const { host, ports, central, request } = await enrolled()
    await leave(host)
    expect((await post(host, '/host/enrol', request)).status).toBe(200)
    expect((await sign(host, testJudgement())).status).toBe(200)
    const [made] = await filed(host)
    await leave(host, { last: made!.hash })
    await enrolAtStart(host, { EVIDENCE_DESK_ENROL: `${central.address} ${code}` })
    expect(host.session().vault.state).toBe('open')
    expect(new Set(central.asked.map(({ publicKey }) => publicKey)).size).toBe(3)
    expect((await readdir(ports.profile)).filter((name) => name.startsWith('kept-'))).toEqual([])
  })
})

test('files of which nobody knows what was received are saved first', async () => {
  const passphrase = 'kelp barnacle tide table'
  const { host, ports, request } = await enrolled(noKeychain, passphrase)
  await decide(host)
  const earlier = await exported(host)
  await host.close()
  const forgotten = await testHost(ports)
  await post(forgotten, '/host/enrol', { ...request, passphrase: 'a new one, written down' })
  const { hash: last } = await decide(forgotten)
  expect(await doubtful(forgotten)).toBe(1)
  expect(await problemOf(await leave(forgotten, { last }))).toBe('leave-unsent')
  const copy = await exported(forgotten)
  expect(copy.subarray(0, earlier.byteLength).equals(earlier)).toBe(true)
  expect((await leave(forgotten, { last, saved: hashOf(copy) })).status).toBe(200)
  expect((await readdir(ports.profile)).filter((name) => name.startsWith('kept-'))).toEqual([])
})

test('a damaged file is saved as it is first', async () => {
  const { host, ports } = await enrolled()
  await decide(host)
  await decide(host)
  await host.close()
  const path = join(ports.profile, 'decisions.log')
  const [first = '', second = ''] = (await readFile(path, 'utf8')).split('\n')
  await writeFile(path, `${first.replace('"', '?')}\n${second}\n`)
  const damaged = await testHost(ports)
  const last = (await filed(damaged)).at(-1)?.hash ?? null
  expect(await doubtful(damaged)).toBe(1)
  expect(await problemOf(await leave(damaged, { last }))).toBe('leave-unsent')
  const saved = hashOf(await exported(damaged))
  expect((await leave(damaged, { last, saved })).status).toBe(200)
})

test('a machine whose key could not be destroyed goes on as before', async () => {
  const { host, ports, central } = await enrolled()
  const { hash } = await decide(host)
  const path = join(ports.profile, 'vault.json')
  await rm(path)
  await mkdir(path)
  expect((await leave(host, { last: hash })).ok).toBe(false)
  expect(central.left).toEqual([])
  expect(host.session().enrolment).not.toBeNull()
  expect((await sign(host, testJudgement())).status).toBe(200)
})

test('only the window can have a machine left, and only while it is open', async () => {
  const { host } = await enrolled(noKeychain, 'kelp barnacle tide table')
  const foreign = { 'Sec-Fetch-Site': 'cross-site' }
  const body = JSON.stringify(nothing)
  const asked = await ask(host, '/host/leave', { method: 'POST', body, headers: foreign })
  expect(await problemOf(asked)).toBe('not-this-window')
  const passed = await ask(host, '/central/v1/devices/own', { method: 'DELETE' })
  expect(await problemOf(passed)).toBe('path-unknown')
  await post(host, '/host/lock', null)
  expect(await problemOf(await leave(host))).toBe('locked')
  expect(await problemOf(await ask(host, '/host/decisions-file'))).toBe('locked')
})
