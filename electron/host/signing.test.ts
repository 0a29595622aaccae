import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Decision, SignedDecision } from '../../shared/model/decision.ts'
import { FiledDecisions } from '../../shared/protocol/host.ts'
import { enrolledHost, restart } from '../testing/enrolled.ts'
import { ask, problemOf, sign, testHost, testKeychain, testPorts } from '../testing/host.ts'
import { testJudgement } from '../testing/judgement.ts'
import type { Host } from './host.ts'
import type { Keychain } from './ports.ts'
import type { Enrolment } from './profile/enrolment.ts'

describe('signing', () => {
  test('answers with the decision on file, which is there after a restart', async () => {
    const { ports, host } = await enrolledHost()
    const judgements = [testJudgement(), testJudgement(), testJudgement()]
    const answers = await Promise.all(judgements.map((one) => sign(host, one)))
    const signed = await Promise.all(
      answers.map(async (answer) => SignedDecision.parse(await answer.json())),
    )
    const { deviceId, reviewer } = host.session().enrolment as Enrolment
    const read = ({ canonical }: SignedDecision) => Decision.parse(JSON.parse(canonical))
    const inOrder = signed.toSorted((a, b) => read(a).sequence - read(b).sequence)
    for (const [n, one] of inOrder.entries())
      expect(read(one)).toEqual({
        ...judgements.find(({ id }) => id === one.id),
        format: 1,
        deviceId,
        reviewerId: reviewer.id,
        sequence: n + 1,
        previousHash: inOrder[n - 1]?.hash ?? null,
      })
    const again = await restart(host, ports)
    const page = await (await ask(again, '/host/decisions?after=1')).json()
    const rest = { decisions: inOrder.slice(1), more: false, whole: inOrder.length, damaged: false }
    expect(FiledDecisions.parse(page)).toEqual(rest)
  })

  test('signs nothing that follows what its file does not have', async () => {
    const { host } = await enrolledHost()
    const first = testJudgement()
    await sign(host, first)
    const unknown = testJudgement().id
    expect(await problemOf(await sign(host, testJudgement(), unknown))).toBe('file-behind')
    expect((await sign(host, testJudgement(), first.id)).status).toBe(200)
    expect(await (await ask(host, '/host/decisions')).json()).toMatchObject({ whole: 2 })
  })

  test('takes half a character, which has no bytes, for the sign of one', async () => {
    const { host } = await enrolledHost()
    const judgement = testJudgement({ feedback: 'well \ud83d done' })
    const answer = await sign(host, judgement)
    const { canonical } = SignedDecision.parse(await answer.json())
    expect(JSON.parse(canonical)).toMatchObject({ feedback: 'well \ufffd done' })
  })

  test('needs an enrolment, a judgement, and not too much of it', async () => {
    const fresh = await testHost(await testPorts())
    const refusal = async (host: Host, body: unknown) => problemOf(await sign(host, body))
    expect(await refusal(fresh, testJudgement())).toBe('not-enrolled')
    const { host } = await enrolledHost()
    expect(await refusal(host, { ...testJudgement(), outcome: 'splendid' })).toBe(
      'request-malformed',
    )
    expect(await refusal(host, { padding: 'x'.repeat(1_100_000) })).toBe('body-too-large')
    const broken = await ask(host, '/host/decisions', { method: 'POST', body: '{"id":' })
    expect(await problemOf(broken)).toBe('request-malformed')
    expect(await problemOf(await ask(host, '/host/decisions?after=-1'))).toBe('request-malformed')
    const page = await (await ask(host, '/host/decisions')).json()
    expect(page).toEqual({ decisions: [], more: false, whole: 0, damaged: false })
  })

  test('waits for a keychain that is locked', async () => {
    const { ports, host } = await enrolledHost()
    const { keychain } = ports
    ports.keychain = { ...testKeychain(), open: () => Promise.reject(new Error('locked')) }
    const again = await restart(host, ports)
    const judgement = testJudgement()
    expect(again.session().vault.state).toBe('unreadable')
    expect(await problemOf(await sign(again, judgement))).toBe('vault-unreadable')
    expect(await problemOf(await ask(again, '/central/v1/changes'))).toBe('vault-unreadable')
    await again.close()
    const late = await testHost({
      ...ports,
      keychain: { ...testKeychain(), open: slowToAnswer(keychain as Keychain) },
    })
    expect(late.session().vault.state).toBe('unreadable')
    expect((await sign(late, judgement)).status).toBe(200)
  })
})

/** A keychain that does not answer the first time it is asked. */
function slowToAnswer({ open }: Keychain): Keychain['open'] {
  let asked = 0
  return (sealed) => {
    asked += 1
    return asked === 1 ? Promise.reject(new Error('busy')) : open(sealed)
  }
}

test('a decisions file takes back only what this device has signed', async () => {
  const { ports, host } = await enrolledHost()
  const signed = SignedDecision.parse(await (await sign(host, testJudgement())).json())
  const again = await restart(host, ports)
  await writeFile(join(ports.profile, 'decisions.log'), '')
  const empty = await restart(again, ports)
  const give = async (decision: SignedDecision) => {
    const body = JSON.stringify({ decisions: [decision], interrupted: null })
    return (await ask(empty, '/host/decisions', { method: 'PUT', body })).json()
  }
  const forged = signed.signature.replaceAll(/./g, 'A')
  expect(await give({ ...signed, signature: forged })).toEqual({ whole: 0 })
  expect(await give(signed)).toEqual({ whole: 1 })
  expect(FiledDecisions.parse(await (await ask(empty, '/host/decisions')).json())).toEqual({
    decisions: [signed],
    more: false,
    whole: 1,
    damaged: false,
  })
})

test('and signs what was interrupted where its record is damaged', async () => {
  const { ports, host } = await enrolledHost()
  const judgement = testJudgement()
  const signed = SignedDecision.parse(await (await sign(host, judgement)).json())
  const path = join(ports.profile, 'decisions.log')
  const again = await restart(host, ports)
  const bytes = await readFile(path)
  bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40)
  await writeFile(path, bytes)
  const damaged = await restart(again, ports)
  expect(await problemOf(await sign(damaged, judgement))).toBe('journal-damaged')
  const body = JSON.stringify({ decisions: [], interrupted: { judgement, of: 1 } })
  const mended = await ask(damaged, '/host/decisions', { method: 'PUT', body })
  expect(await mended.json()).toEqual({ whole: 1 })
  expect(await (await sign(damaged, judgement)).json()).toEqual(signed)
})
