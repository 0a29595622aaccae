import { randomUUID } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { termsHeader } from '../../shared/protocol/devices.ts'
import { DiskSpace, Session } from '../../shared/protocol/host.ts'
import { SealedRecord } from '../../shared/protocol/sealed.ts'
import { enrollingCentral, newOfficeKey, stamp, testServer } from '../testing/central.ts'
import { ask, post, sign, problemOf, testHost, testPorts } from '../testing/host.ts'
import { testJudgement } from '../testing/judgement.ts'
import { enrolledHost, enrolRequest, restart } from '../testing/enrolled.ts'
import { enrolAtStart } from './enrol-at-start.ts'
import { readEnrolment } from './profile/enrolment.ts'

const code = '0123 4567-89ab'
const sessionOf = async (response: Response) => Session.parse(await response.json())

test('the window is told what the profile’s disk has free', async () => {
  const host = await testHost(await testPorts())
  const { free } = DiskSpace.parse(await (await ask(host, '/host/storage')).json())
  expect(free).toBeGreaterThan(0)
  expect((await post(host, '/host/storage', {})).status).toBe(405)
})

describe('the terms of central records', () => {
  const sealedTo = async (profile: string) =>
    (await readFile(join(profile, 'decisions.log'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => SealedRecord.parse(JSON.parse(line.slice(line.indexOf('{')))).office?.to)

  test('count from the answer on that carries them, and after a restart', async () => {
    const { central, ports, host } = await enrolledHost()
    await sign(host, testJudgement())
    const first = central.terms.office
    Object.assign(central.terms, {
      leaseDays: null,
      office: newOfficeKey(),
      timeSums: true,
    })
    await (await ask(host, '/central/v1/changes')).text()
    const again = await restart(host, ports)
    expect(await readEnrolment(ports.profile)).toMatchObject({ terms: central.terms })
    expect(await sessionOf(await ask(again, '/host/session'))).toMatchObject({ timeSums: true })
    await sign(again, testJudgement())
    expect(await sealedTo(ports.profile)).toEqual([first, central.terms.office])
  })

  test('are not taken from what does not know this device, or is not central records', async () => {
    const { central, ports, host } = await enrolledHost()
    const before = await readEnrolment(ports.profile)
    Object.assign(central.terms, { leaseDays: 1 })
    central.forget()
    await ask(host, '/central/v1/changes')
    ports.fetch = async () => new Response('<html>', { headers: { [termsHeader]: '{"lease":1}' } })
    const again = await restart(host, ports)
    await ask(again, '/central/v1/changes')
    await again.close()
    expect(await readEnrolment(ports.profile)).toEqual(before)
  })
})

describe('enrolment', () => {
  test('makes a session out of an address and a code, and keeps it', async () => {
    const central = await enrollingCentral()
    const ports = await testPorts()
    const host = await testHost(ports)
    expect(await sessionOf(await ask(host, '/host/session'))).toEqual({
      version: '1.2.3',
      shell: 'electron',
      enrolment: null,
      vault: { state: 'none', kind: null, keyId: null, noKeychain: null, destroyed: null },
      leaseDays: null,
      timeSums: false,
      interrupted: expect.any(String),
    })
    const { address, service } = central
    const enrolled = await sessionOf(await post(host, '/host/enrol', enrolRequest(`${address}/`)))
    expect(enrolled.enrolment).toMatchObject({
      address,
      service,
      deviceName: 'Ada’s laptop',
      reviewer: { id: 'R-1', name: 'Ada Reviewer' },
      demonstration: false,
    })
    expect(central.asked[0]).toMatchObject({ code: '0123456789AB', reviewerId: null })
    const again = await restart(host, ports)
    expect(await sessionOf(await ask(again, '/host/session'))).toEqual({
      ...enrolled,
      interrupted: null,
    })
  })

  test('leaves neither key nor token where they can be read', async () => {
    const { ports, host } = await enrolledHost()
    for (const name of ['secrets.json', 'vault.json']) {
      const text = await readFile(join(ports.profile, name), 'utf8')
      const { sealed } = JSON.parse(text) as { sealed: string }
      for (const form of [text, Buffer.from(sealed, 'base64').toString()])
        expect(form).not.toMatch(/Ed25519|token/)
    }
    expect(JSON.stringify(host.session())).not.toContain('token')
  })

  test.skipIf(process.platform === 'win32')('is kept where its owner alone can look', async () => {
    const { ports } = await enrolledHost()
    const modeOf = async (path: string) => (await stat(path)).mode & 0o777
    expect(await modeOf(ports.profile)).toBe(0o700)
    for (const name of [
      'vault.json',
      'secrets.json',
      'enrolment.json',
      'decisions.log',
      'host.lock',
    ])
      expect(await modeOf(join(ports.profile, name)), name).toBe(0o600)
  })

  test('again is the same device for the same reviewer, with a new token', async () => {
    const { central, host } = await enrolledHost()
    const before = host.session().enrolment
    central.forget()
    expect(await host.tokenHolds()).toBe(false)
    await host.enrol(enrolRequest(central.address))
    expect(await host.tokenHolds()).toBe(true)
    expect(host.session().enrolment?.deviceId).toBe(before?.deviceId)
    expect(central.asked.map(({ reviewerId }) => reviewerId)).toEqual([null, 'R-1'])
    expect(central.asked[1]?.publicKey).toBe(central.asked[0]?.publicKey)
  })

  test('goes on with its key when the answer to the first try was lost', async () => {
    const central = await enrollingCentral()
    const ports = await testPorts()
    const host = await testHost(ports)
    let lose = true
    ports.fetch = async (url, init) => {
      const response = await fetch(url, init)
      if (!lose || !url.endsWith('/devices')) return response
      await response.arrayBuffer()
      throw new TypeError('the network is gone')
    }
    expect(await problemOf(await post(host, '/host/enrol', enrolRequest(central.address)))).toBe(
      'central-unreachable',
    )
    lose = false
    const again = await restart(host, ports)
    await again.enrol(enrolRequest(central.address))
    expect(central.asked[1]?.publicKey).toBe(central.asked[0]?.publicKey)
  })

  test('stays with the central records to which the work belongs', async () => {
    const { host } = await enrolledHost()
    const other = await enrollingCentral()
    const before = host.session()
    expect(await problemOf(await post(host, '/host/enrol', enrolRequest(other.address)))).toBe(
      'other-central',
    )
    expect(other.asked).toEqual([])
    expect(host.session()).toEqual(before)
  })

  test('may move with the same central records to another address', async () => {
    const { central, host } = await enrolledHost()
    const moved = await enrollingCentral(central.service)
    await host.enrol(enrolRequest(moved.address))
    expect(host.session().enrolment?.address).toBe(moved.address)
  })

  test('names what is wrong and stays as it was', async () => {
    const host = await testHost(await testPorts())
    const { address, refuse } = await enrollingCentral()
    const portal = await testServer((_incoming, outgoing) => outgoing.end('<html>Sign in</html>'))
    const json = await testServer((_incoming, outgoing) => outgoing.end('{"data":{}}'))
    const newer = await testServer((_incoming, outgoing) =>
      outgoing.end(JSON.stringify({ ...stamp(7), data: { anything: true } })),
    )
    const misfit = await testServer((_incoming, outgoing) =>
      outgoing.end(JSON.stringify({ ...stamp(), data: { service: 'x' } })),
    )
    const enrol = async (given: object) =>
      problemOf(await post(host, '/host/enrol', { ...enrolRequest(address), ...given }))
    expect(await enrol({ address: 'records.example.edu' })).toBe('address-wrong')
    expect(await enrol({ address: 'http://127.0.0.1:9' })).toBe('central-unreachable')
    expect(await enrol({ address: portal })).toBe('not-central')
    expect(await enrol({ address: json })).toBe('not-central')
    expect(await enrol({ address: newer })).toBe('other-version')
    expect(await enrol({ address: misfit })).toBe('answer-misfit')
    expect(await enrol({ code: '0123' })).toBe('code-wrong')
    expect(await enrol({ deviceName: '' })).toBe('request-malformed')
    for (const said of ['code-wrong', 'code-used', 'code-expired', 'too-many-tries'] as const) {
      refuse(said)
      expect(await enrol({})).toBe(said)
    }
    expect(host.session().enrolment).toBeNull()
    refuse(null)
    await host.enrol(enrolRequest(address))
    expect(host.session().enrolment).not.toBeNull()
  })

  test('by whoever starts the program uses a code only where it is needed', async () => {
    const central = await enrollingCentral()
    const host = await testHost(await testPorts())
    const env = { EVIDENCE_DESK_ENROL: `${central.address} ${code}` }
    await enrolAtStart(host, {})
    expect(central.asked).toHaveLength(0)
    await enrolAtStart(host, env)
    await enrolAtStart(host, env)
    expect(central.asked).toHaveLength(1)
    central.forget()
    await enrolAtStart(host, env)
    expect(central.asked).toHaveLength(2)
  })
})

describe('the host', () => {
  test('hands web addresses and nothing else to the system’s browser', async () => {
    const opened: string[] = []
    const openLink = async (url: string) => void opened.push(url)
    const host = await testHost(await testPorts({ openLink }))
    const open = (url: string) => post(host, '/host/open-link', { url })
    expect((await open('https://example.org/a b')).status).toBe(204)
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'example.org', '//example.org'])
      expect(await problemOf(await open(url)), url).toBe('link-refused')
    expect(opened).toEqual(['https://example.org/a%20b'])
  })

  test('says what it does not have', async () => {
    const host = await testHost(await testPorts())
    for (const path of ['/host/nothing', '/host/', '/host/constructor', '/host/session/', '/x'])
      expect(await problemOf(await ask(host, path)), path).toBe('path-unknown')
    for (const [path, method] of [
      ['/host/session', 'POST'],
      ['/host/enrol', 'GET'],
      ['/host/decisions', 'DELETE'],
    ] as const) {
      const answer = await ask(host, path, { method })
      expect(answer.headers.get('Allow')).toBeTruthy()
      expect(await problemOf(answer), path).toBe('method-wrong')
    }
    expect(await problemOf(await ask(host, '/central/v1/changes'))).toBe('not-enrolled')
  })

  test('answers its own window alone, and never as a page', async () => {
    const host = await testHost(await testPorts())
    const from = (headers: Record<string, string>, path: string) => ask(host, path, { headers })
    for (const path of ['/host/session', '/central/v1', '/central/v1/changes'])
      for (const headers of [
        { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'empty' },
        { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Dest': 'empty' },
        { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Dest': 'document' },
        { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'iframe' },
      ])
        expect(await problemOf(await from(headers, path)), path).toBe('not-this-window')
    const own = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'empty' }
    const answer = await from(own, '/host/session')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Security-Policy')).toContain('sandbox')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
  })

  test('has its profile to itself until it is closed', async () => {
    const ports = await testPorts()
    const host = await testHost(ports)
    await expect(testHost(ports)).rejects.toMatchObject({ problem: { code: 'profile-in-use' } })
    await host.close()
    await testHost(ports)
  })

  test('does not begin anew over a profile that it cannot read', async () => {
    const ports = await testPorts()
    await (await testHost(ports)).close()
    const path = join(ports.profile, 'enrolment.json')
    await writeFile(path, `{"format":1,"service":"${randomUUID()}"`)
    await expect(testHost(ports)).rejects.toMatchObject({ problem: { code: 'profile-damaged' } })
    expect(await readFile(path, 'utf8')).toContain('"service"')
  })
})
