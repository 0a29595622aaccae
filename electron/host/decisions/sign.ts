import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type Decision, type Judgement, SignedDecision } from '../../../shared/model/decision.ts'
import { fail } from '../../../shared/protocol/problem.ts'
import type { Enrolment } from '../profile/enrolment.ts'
import type { PrivateKey } from '../profile/secrets.ts'
import type { Tail } from './file.ts'
import { hashOf } from './record.ts'

const imported = new WeakMap<PrivateKey, KeyObject>()

/** Importing a key takes longer than signing with it. */
function keyOf(key: PrivateKey): KeyObject {
  const known = imported.get(key) ?? createPrivateKey({ key, format: 'jwk' })
  imported.set(key, known)
  return known
}

/** Ed25519 over the UTF-8 bytes of a text, base64url without padding. */
const signText = (text: string, key: PrivateKey): string =>
  sign(null, Buffer.from(text, 'utf8'), keyOf(key)).toString('base64url')

/** Whether this device's key made the signature. */
export const isSignedBy = ({ canonical, signature }: SignedDecision, key: PrivateKey): boolean =>
  verify(
    null,
    Buffer.from(canonical, 'utf8'),
    createPublicKey(keyOf(key)),
    Buffer.from(signature, 'base64url'),
  )

/**
 * Makes the decision out of a judgement, to follow the device's last, and signs it.
 * @throws ProblemError `request-malformed` when it is larger than a decision may be
 */
export function signDecision(
  judgement: Judgement,
  { deviceId, reviewer }: Pick<Enrolment, 'deviceId' | 'reviewer'>,
  key: PrivateKey,
  tail: Tail,
): SignedDecision {
  const decision: Decision = {
    ...judgement,
    format: 1,
    deviceId,
    reviewerId: reviewer.id,
    sequence: tail.sequence + 1,
    previousHash: tail.hash,
  }
  const canonical = canonicalize(decision) ?? ''
  const signed = SignedDecision.safeParse({
    id: judgement.id,
    canonical,
    hash: hashOf(canonical),
    signature: signText(canonical, key),
  })
  if (!signed.success) fail('request-malformed', null, 'the decision is too large')
  return signed.data
}
