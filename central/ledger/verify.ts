import { createHash, createPublicKey, verify } from 'node:crypto'
import canonicalize from 'canonicalize'
import { Decision, type SignedDecision } from '../../shared/model/decision.ts'
import { Id } from '../../shared/model/values.ts'
import { fail } from '../../shared/protocol/problem.ts'
import type { Device } from '../devices/authenticate.ts'

/** Whether these bytes have that hash and were signed by that Ed25519 key (base64url, raw). */
export function isSigned(signed: SignedDecision, publicKey: string): boolean {
  const bytes = Buffer.from(signed.canonical, 'utf8')
  if (createHash('sha256').update(bytes).digest('hex') !== signed.hash) return false
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: publicKey },
    format: 'jwk',
  })
  return verify(null, bytes, key, Buffer.from(signed.signature, 'base64url'))
}

/**
 * The decision in signed bytes, once it is sure that this device made exactly these.
 * @throws ProblemError `decision-malformed`, `signature-wrong`
 */
export function openSigned(signed: SignedDecision, device: Device): Decision {
  const decision = parseCanonical(signed)
  const { packetId } = decision
  if (decision.id !== signed.id)
    fail('decision-malformed', packetId, 'its id is not the one inside')
  if (decision.deviceId !== device.deviceId || !isSigned(signed, device.publicKey))
    fail('signature-wrong', packetId)
  if (decision.reviewerId !== device.reviewerId)
    fail('decision-malformed', packetId, 'it names another reviewer than its device has')
  return decision
}

/** The decision in bytes, as far as they can still be read: the office sees damaged ones too. */
export function readDecision(canonical: string): Decision | null {
  try {
    return Decision.safeParse(JSON.parse(canonical)).data ?? null
  } catch {
    return null
  }
}

function parseCanonical({ id, canonical }: SignedDecision): Decision {
  let content: unknown
  try {
    content = JSON.parse(canonical)
  } catch (error) {
    fail('decision-malformed', id, 'it is not JSON', error)
  }
  const named = Id.safeParse((content as { packetId?: unknown } | null)?.packetId)
  const subject = named.success ? named.data : id
  const parsed = Decision.safeParse(content)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    fail('decision-malformed', subject, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
  }
  // Of what was parsed, not of what came: a field that nobody knows must not be signed for.
  if (canonicalize(parsed.data) !== canonical)
    fail('decision-malformed', subject, 'it is not in canonical form')
  return parsed.data
}
