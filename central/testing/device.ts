import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import canonicalize from 'canonicalize'
import { v7 } from 'uuid'
import type * as z from 'zod'
import type {
  Decision,
  Review,
  Score,
  SignedDecision,
  Withdrawal,
} from '../../shared/model/decision.ts'
import { type Change, Changes } from '../../shared/protocol/changes.ts'
import { type Verdict, Verdicts } from '../../shared/protocol/decisions.ts'
import { Enrolled } from '../../shared/protocol/devices.ts'
import { Answer, Failure } from '../../shared/protocol/envelope.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import { issueCode } from '../devices/codes.ts'
import { packetInput, put } from './fixtures.ts'
import type { Records } from './records.ts'

/** The data of an answer, its whole envelope checked. */
export async function dataOf<Shape extends z.ZodType>(
  response: Response,
  shape: Shape,
): Promise<z.infer<Shape>> {
  const answer = Answer(shape).parse(await response.json()) as { data: z.infer<Shape> }
  return answer.data
}

/** The problem of an answer that must fail with its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const { problem } = Failure.parse(await response.json())
  if (problem.status !== response.status) throw new Error(`status ${response.status}`)
  return problem
}

export const postJson = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

export function makeKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { publicKey: publicKey.export({ format: 'jwk' }).x as string, privateKey }
}

/** A decision as the host of a workstation makes it. */
export function signDecision(decision: Decision, key: KeyObject): SignedDecision {
  const canonical = canonicalize(decision) as string
  return {
    id: decision.id,
    canonical,
    hash: createHash('sha256').update(canonical).digest('hex'),
    signature: sign(null, Buffer.from(canonical), key).toString('base64url'),
  }
}

/** A workstation of a reviewer, enrolled over HTTP. */
export async function enrolDevice(records: Records, reviewerId: string, key = makeKey()) {
  const { code } = await issueCode(records.central.db, reviewerId)
  const response = await postJson(`${records.address}/v1/devices`, {
    code,
    deviceName: 'Test device',
    publicKey: key.publicKey,
    reviewerId: null,
  })
  const enrolled = await dataOf(response, Enrolled)
  const headers = { Authorization: `Bearer ${enrolled.token}` }
  let sequence = 0

  /** Decides a packet of `packetInput` as met, unless told otherwise. */
  const decide = (packetId: string, evidence: string[], more: Partial<Review> = {}) => {
    sequence += 1
    const decision = {
      kind: 'review',
      reason: null,
      format: 1,
      id: v7(),
      packetId,
      packetRevision: 1,
      rubricId: 'rubric-1',
      rubricVersion: 1,
      evidence,
      scores: rated('yes', 'yes'),
      outcome: 'met',
      feedback: '',
      note: '',
      begunAt: '2026-11-20T08:00:00.000Z',
      madeAt: '2026-11-20T08:10:00.000Z',
      supersedes: null,
      deviceId: enrolled.deviceId,
      reviewerId,
      sequence,
      previousHash: null,
      ...more,
    } as Review
    return { decision, signed: signDecision(decision, key.privateKey) }
  }

  /** Takes back a decision that `decide` made. */
  const takeBack = (of: Decision, more: Partial<Withdrawal> = {}) => {
    sequence += 1
    const { packetId, packetRevision, rubricId, rubricVersion, madeAt } = of
    const decision: Withdrawal = {
      kind: 'withdrawal',
      format: 1,
      id: v7(),
      packetId,
      packetRevision,
      rubricId,
      rubricVersion,
      supersedes: of.id,
      reason: 'I had mixed up two packets',
      begunAt: madeAt,
      madeAt,
      deviceId: enrolled.deviceId,
      reviewerId,
      sequence,
      previousHash: null,
      ...more,
    }
    return { decision, signed: signDecision(decision, key.privateKey) }
  }

  return {
    ...enrolled,
    key,
    headers,
    decide,
    takeBack,
    get: (path: string, more: Record<string, string> = {}) =>
      fetch(`${records.address}${path}`, { headers: { ...headers, ...more } }),
    send: async (...decisions: unknown[]): Promise<Verdict[]> => {
      const sent = await postJson(`${records.address}/v1/decisions`, { decisions }, headers)
      return (await dataOf(sent, Verdicts)).verdicts
    },
    /** All pages from a cursor on. */
    pull: async (since?: string, limit = 200, knows: readonly string[] = []) => {
      const changes: Change[] = []
      let cursor = since
      for (;;) {
        const query = new URLSearchParams({
          limit: String(limit),
          ...(knows.length > 0 ? { knows: knows.join(',') } : {}),
          ...(cursor ? { since: cursor } : {}),
        })
        const page = await dataOf(
          await fetch(`${records.address}/v1/changes?${query.toString()}`, { headers }),
          Changes,
        )
        changes.push(...page.changes)
        cursor = page.cursor
        if (!page.more) return { changes, cursor }
      }
    },
  }
}

/** Scores of the tests' rubric, by the endings of the rating ids. */
export const rated = (care: 'yes' | 'no', method: 'yes' | 'no'): Score[] =>
  Object.entries({ care, method }).map(([criterionId, ending]) => ({
    criterionId,
    ratingId: `${criterionId}-${ending}`,
    noRating: null,
    comment: '',
    anchors: [],
    keptFrom: null,
  }))

let packets = 0

/** A packet of its own for R-1, the device that has it, and the hashes of its evidence. */
export async function onePacket(records: Records) {
  packets += 1
  const id = `P-${packets}`
  const device = await enrolDevice(records, 'R-1')
  await put(records.central, id)
  return { id, device, evidence: packetInput(id).evidence.map(({ sha256 }) => sha256) }
}
