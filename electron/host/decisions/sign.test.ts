import { createPublicKey, randomUUID, verify } from 'node:crypto'
import canonicalize from 'canonicalize'
import { expect, test } from 'vitest'
import { Decision, SignedDecision } from '../../../shared/model/decision.ts'
import { testJudgement } from '../../testing/judgement.ts'
import { newKey } from '../profile/secrets.ts'
import { hashOf } from './record.ts'
import { signDecision } from './sign.ts'

const key = newKey()
const deviceId = randomUUID()
const by = { deviceId, reviewer: { id: 'R-1', name: 'Ada' } }
const tail = { sequence: 6, hash: 'b'.repeat(64) }

test('a decision is the judgement with who made it and after what, in canonical bytes', () => {
  const judgement = testJudgement()
  const signed = SignedDecision.parse(signDecision(judgement, by, key, tail))
  const decision = Decision.parse(JSON.parse(signed.canonical))
  expect(decision).toEqual({
    ...judgement,
    format: 1,
    deviceId,
    reviewerId: 'R-1',
    sequence: 7,
    previousHash: tail.hash,
  })
  expect(canonicalize(decision)).toBe(signed.canonical)
  expect(hashOf(signed.canonical)).toBe(signed.hash)
})

test('its signature is the device’s over those bytes and no others', () => {
  const { canonical, signature } = signDecision(testJudgement(), by, key, tail)
  const { kty, crv, x } = key
  const publicKey = createPublicKey({ key: { kty, crv, x }, format: 'jwk' })
  const check = (text: string) =>
    verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64url'))
  expect(check(canonical)).toBe(true)
  expect(check(canonical.replace('"met"', '"not-yet"'))).toBe(false)
})
