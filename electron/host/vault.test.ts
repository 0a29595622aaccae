import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { Session, WindowKey } from '../../shared/protocol/host.ts'
import { enrollingCentral } from '../testing/central.ts'
import { ask, post, sign, problemOf, testHost, testPorts } from '../testing/host.ts'
import { testJudgement } from '../testing/judgement.ts'
import { enrolAtStart } from './enrol-at-start.ts'
import type { Host } from './host.ts'
import type { HostPorts } from './ports.ts'

// Each passphrase that is tried costs what it would cost a thief.
vi.setConfig({ testTimeout: 60_000 })

const passphrase = 'kelp barnacle tide table'
const noKeychain = { keychain: 'there is none' } satisfies Partial<HostPorts>

const put = (host: Host, path: string, body: unknown) =>
  ask(host, path, { method: 'PUT', body: JSON.stringify(body) })
const keyOf = async (host: Host) => WindowKey.parse(await (await ask(host, '/host/key')).json()).key
const unlock = (host: Host, given: string | null) =>
  post(host, '/host/unlock', { passphrase: given })

type Given = { ports?: Partial<HostPorts>; passphrase?: string | null; demonstration?: boolean }

async function enrolled(given: Given = {}) {
  const central = await enrollingCentral(undefined, given.demonstration)
  const ports = await testPorts(given.ports)
  const host = await testHost(ports)
  const request = {
    address: central.address,
    code: '0123456789AB',
    deviceName: 'Laptop',
    passphrase: given.passphrase ?? null,
  }
  const answer = await post(host, '/host/enrol', request)
  return { central, ports, host, request, answer }
}

async function restart({ host, ports }: { host: Host; ports: HostPorts }) {
  await host.close()
  return testHost(ports)
}

describe('without a keychain', () => {
  test('a passphrase is asked for before the code is used', async () => {
    const { answer, central, host, request } = await enrolled({ ports: noKeychain })
    expect(await problemOf(answer)).toBe('passphrase-needed')
    expect(central.asked).toEqual([])
    const short = await post(host, '/host/enrol', { ...request, passphrase: 'eleven char' })
    expect(await problemOf(short)).toBe('passphrase-weak')
    expect((await post(host, '/host/enrol', { ...request, passphrase })).status).toBe(200)
  })

  test('the demonstration starts without asking', async () => {
    const made = await enrolled({ ports: noKeychain, demonstration: true })
    expect(Session.parse(await made.answer.json()).vault).toMatchObject({
      state: 'open',
      kind: 'demonstration',
    })
    const key = await keyOf(made.host)
    expect(await keyOf(await restart(made))).toBe(key)
  })
})

describe('a passphrase', () => {
  test('opens what it closed, in the same key, and nothing else does', async () => {
    const made = await enrolled({ ports: noKeychain, passphrase })
    const key = await keyOf(made.host)
    const host = await restart(made)
    expect(host.session().vault).toMatchObject({ state: 'locked', kind: 'passphrase' })
    for (const path of ['/host/key', '/host/decisions', '/central/v1/changes'])
      expect(await problemOf(await ask(host, path)), path).toBe('locked')
    expect(await problemOf(await sign(host, testJudgement()))).toBe('locked')
    for (const wrong of [null, '', 'kelp barnacle tide tables'])
      expect(await problemOf(await unlock(host, wrong))).toBe('passphrase-wrong')
    expect((await unlock(host, passphrase)).status).toBe(200)
    expect(await keyOf(host)).toBe(key)
    expect((await ask(host, '/central/v1/changes')).status).toBe(200)
  })

  test('is the same however its accents are composed', async () => {
    const { host } = await enrolled({ ports: noKeychain, passphrase: 'caf\u00e9 at the shore' })
    await post(host, '/host/lock', null)
    expect((await unlock(host, 'cafe\u0301 at the shore')).status).toBe(200)
  })

  test('locks on demand; what was being decided is written first', async () => {
    const { host } = await enrolled({ ports: noKeychain, passphrase })
    const deciding = sign(host, testJudgement())
    expect((await deciding).status).toBe(200)
    expect((await post(host, '/host/lock', null)).status).toBe(200)
    expect(await problemOf(await ask(host, '/host/key'))).toBe('locked')
    await unlock(host, passphrase)
    expect(await (await ask(host, '/host/decisions')).json()).toMatchObject({ whole: 1 })
  })

  test('can be set, changed and taken away again, and the key stays', async () => {
    const made = await enrolled()
    const { host } = made
    const key = await keyOf(host)
    expect(await problemOf(await post(host, '/host/lock', null))).toBe('passphrase-none')
    const set = (current: string | null, next: string | null) =>
      put(host, '/host/passphrase', { current, next })
    expect((await set(null, passphrase)).status).toBe(200)
    expect(await problemOf(await set('wrong', 'another long one'))).toBe('passphrase-wrong')
    expect((await set(passphrase, 'another long one')).status).toBe(200)
    await post(host, '/host/lock', null)
    expect(await problemOf(await set('another long one', null))).toBe('locked')
    expect(await problemOf(await unlock(host, passphrase))).toBe('passphrase-wrong')
    await unlock(host, 'another long one')
    expect((await set('another long one', null)).status).toBe(200)
    const again = await restart(made)
    expect(again.session().vault).toMatchObject({ state: 'open', kind: 'keychain' })
    expect(await keyOf(again)).toBe(key)
  })

  test('is in no file, nor is the key', async () => {
    const { host, ports } = await enrolled({ ports: noKeychain, passphrase })
    const key = await keyOf(host)
    for (const name of await readdir(ports.profile)) {
      const text = await readFile(join(ports.profile, name), 'latin1')
      for (const secret of [passphrase, key, Buffer.from(key, 'hex').toString('latin1')])
        expect(text.includes(secret), name).toBe(false)
    }
  })
})

describe('a revoked machine', () => {
  test('has its key destroyed on central records’ own word alone', async () => {
    const made = await enrolled({ ports: noKeychain, passphrase })
    const { central, host, ports } = made
    expect(await problemOf(await post(host, '/host/wipe', { whole: 0 }))).toBe('not-revoked')
    central.revoke()
    // Somebody who has seen fewer, or more, decisions than there are cannot say that all were received.
    expect(await problemOf(await post(host, '/host/wipe', { whole: 1 }))).toBe('leave-overtaken')
    expect((await ask(host, '/host/key')).status).toBe(200)
    const wiped = Session.parse(await (await post(host, '/host/wipe', { whole: 0 })).json())
    expect(wiped.vault).toMatchObject({ state: 'destroyed', destroyed: { reason: 'revoked' } })
    for (const path of ['/host/key', '/central/v1/changes'])
      expect(await problemOf(await ask(host, path)), path).toBe('vault-destroyed')
    expect(await problemOf(await unlock(host, passphrase))).toBe('vault-destroyed')
    expect(await readdir(ports.profile)).not.toContain('secrets.json')
    expect(await readdir(ports.profile)).toContain('decisions.log')
    const again = await restart(made)
    expect(again.session().vault.state).toBe('destroyed')
    expect((await post(again, '/host/enrol', { ...made.request, passphrase: null })).status).toBe(
      409,
    )
    const anew = { ...made.request, passphrase }
    expect((await post(again, '/host/enrol', anew)).status).toBe(200)
    expect((await ask(again, '/central/v1/changes')).status).toBe(200)
  })
})

describe('a lease', () => {
  const day = 86_400_000
  async function late(days: number) {
    const made = await enrolled({ ports: noKeychain, passphrase })
    expect((await ask(made.host, '/central/v1/changes')).status).toBe(200)
    await made.host.close()
    const ports = { ...made.ports, now: () => new Date(Date.now() + days * day) }
    return { ...made, ports, host: await testHost(ports) }
  }

  test('that is over destroys the key of a machine that cannot reach central records', async () => {
    const { host, ports, central } = await late(31)
    ports.fetch = () => Promise.reject(new TypeError('there is no network'))
    const session = Session.parse(await (await unlock(host, passphrase)).json())
    expect(session.vault).toMatchObject({ state: 'destroyed', destroyed: { reason: 'lease' } })
    expect(await problemOf(await ask(host, '/host/key'))).toBe('vault-destroyed')
    expect(central.asked).toHaveLength(1)
  })

  test('that is not over leaves it, and one that is over is renewed by an answer', async () => {
    const early = await late(29)
    early.ports.fetch = () => Promise.reject(new TypeError('there is no network'))
    expect((await unlock(early.host, passphrase)).status).toBe(200)
    expect(early.host.session().vault.state).toBe('open')

    const made = await late(400)
    await unlock(made.host, passphrase)
    expect(made.host.session().vault.state).toBe('open')
    const later = { ...made.ports, now: () => new Date(Date.now() + 420 * day) }
    later.fetch = () => Promise.reject(new TypeError('there is no network'))
    await made.host.close()
    const host = await testHost(later)
    await unlock(host, passphrase)
    expect(host.session().vault.state).toBe('open')
  })

  test('is not what a demonstration has', async () => {
    const made = await enrolled({ ports: noKeychain, demonstration: true })
    await made.host.close()
    const ports = { ...made.ports, now: () => new Date(Date.now() + 999 * day) }
    ports.fetch = () => Promise.reject(new TypeError('there is no network'))
    expect((await testHost(ports)).session().vault.state).toBe('open')
  })
})

describe('a vault that does not open', () => {
  test('gives way to a new one for a good code alone, and is kept beside it', async () => {
    const made = await enrolled({ ports: noKeychain, passphrase })
    await sign(made.host, testJudgement())
    const key = await keyOf(made.host)
    const host = await restart(made)
    const forgotten = { ...made.request, passphrase: 'a new one, written down' }
    made.central.refuse('code-used')
    expect(await problemOf(await post(host, '/host/enrol', forgotten))).toBe('code-used')
    expect((await unlock(host, passphrase)).status).toBe(200)
    await post(host, '/host/lock', null)

    made.central.refuse(null)
    expect((await post(host, '/host/enrol', forgotten)).status).toBe(200)
    expect(await keyOf(host)).not.toBe(key)
    expect(await (await ask(host, '/host/decisions')).json()).toMatchObject({ whole: 0 })
    const [kept] = (await readdir(made.ports.profile)).filter((name) => name.startsWith('kept-'))
    expect(await readdir(join(made.ports.profile, kept!))).toEqual([
      'decisions.log',
      'secrets.json',
      'vault.json',
    ])
  })

  test('is not given up by a program that starts', async () => {
    const made = await enrolled({ ports: noKeychain, passphrase })
    const host = await restart(made)
    await enrolAtStart(host, { EVIDENCE_DESK_ENROL: `${made.central.address} 0123456789AB` })
    expect(host.session().vault.state).toBe('locked')
    expect(made.central.asked).toHaveLength(1)
  })

  test('of the other shell’s keychain says so', async () => {
    const made = await enrolled()
    await made.host.close()
    const host = await testHost({ ...made.ports, shell: 'browser' })
    expect(await (await ask(host, '/host/key')).json()).toMatchObject({
      problem: { code: 'vault-unreadable', todo: expect.stringContaining('desktop program') },
    })
  })
})
