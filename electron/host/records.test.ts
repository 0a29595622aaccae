import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { HostDiagnostics } from '../../shared/protocol/diagnostics.ts'
import { WindowKey } from '../../shared/protocol/host.ts'
import { enrollingCentral } from '../testing/central.ts'
import { ask, post, sign, problemOf, testHost, testPorts } from '../testing/host.ts'
import { testJudgement } from '../testing/judgement.ts'
import { checkLog } from './activity/lines.ts'

const decision = '0190a000-0000-7000-8000-000000000001'

async function enrolledHost() {
  const central = await enrollingCentral()
  const ports = await testPorts()
  const host = await testHost(ports)
  const { address } = central
  await host.enrol({
    address,
    code: '0123456789AB',
    deviceName: 'Canary’s laptop',
    passphrase: null,
  })
  return { central, ports, host }
}

test('the activity log has what host and window did, once each', async () => {
  const { host } = await enrolledHost()
  await post(host, '/host/activity', {
    events: [{ kind: 'opened', packet: 'P-0401', decision: null }],
  })
  const judgement = testJudgement()
  for (let times = 0; times < 2; times++) await sign(host, judgement)
  await post(host, '/host/activity', {
    events: [{ kind: 'sent', packet: 'P-0401', decision: judgement.id }],
  })
  const answer = await ask(host, '/host/activity')
  const { entries, brokenAt } = checkLog(await answer.text())
  expect(brokenAt).toBeNull()
  expect(entries.map(({ kind, packet }) => [kind, packet])).toEqual([
    ['started', null],
    ['enrolled', null],
    ['opened', 'P-0401'],
    ['decided', 'P-0401'],
    ['sent', 'P-0401'],
    ['export', null],
  ])
})

test('the window tells of nothing but what it can know, and nothing in words', async () => {
  const { host } = await enrolledHost()
  const tell = async (event: object) =>
    problemOf(await post(host, '/host/activity', { events: [event] }))
  expect(await tell({ kind: 'wipe', packet: 'P-1', decision: null })).toBe('request-malformed')
  expect(await tell({ kind: 'opened', packet: 'Ada Learner', decision: null })).toBe(
    'request-malformed',
  )
})

test('diagnostics tell how the machine’s side stands, and none of what it keeps', async () => {
  const { central, ports, host } = await enrolledHost()
  const judgement = testJudgement({ feedback: 'Canary feedback', note: 'Canary note' })
  await sign(host, judgement)
  await post(host, '/host/activity', {
    events: [{ kind: 'opened', packet: 'P-0401', decision }],
  })
  const text = await (await ask(host, '/host/diagnostics')).text()
  expect(HostDiagnostics.parse(JSON.parse(text))).toMatchObject({
    version: '1.2.3',
    enrolment: { reviewerId: 'R-1', leaseDays: 30, office: true },
    vault: { state: 'open', kind: 'keychain' },
    decisionsFile: { records: 1, torn: 0, damagedAt: null, kept: 0 },
    activity: { brokenAt: null, unwritten: 0 },
  })
  const secrets = [
    'Canary',
    'Ada Reviewer',
    central.terms.office,
    ports.profile,
    WindowKey.parse(await (await ask(host, '/host/key')).json()).key,
  ]
  for (const name of ['vault.json', 'secrets.json'])
    secrets.push(JSON.parse(await readFile(join(ports.profile, name), 'utf8')).sealed)
  for (const secret of secrets) {
    expect(secret).toBeTruthy()
    expect(text).not.toContain(secret)
  }
})
