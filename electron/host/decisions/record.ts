import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { Decision, SignedDecision } from '../../../shared/model/decision.ts'
import { recordHead, SealedRecord } from '../../../shared/protocol/sealed.ts'
import type { Place, Sealer } from './sealer.ts'

const lineBreak = Buffer.from('\n')
const checksum = (bytes: Uint8Array) => crc32(bytes).toString(16).padStart(8, '0')

/** SHA-256 of bytes, or of the UTF-8 bytes of a text, in hexadecimal. */
export const hashOf = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex')

/** The line of a decision, sealed; JSON has no raw line breaks, so that readers find the next one. */
export function encodeRecord(signed: SignedDecision, place: Place, sealer: Sealer): Buffer {
  const json = Buffer.from(JSON.stringify(sealer.seal(signed, place)), 'utf8')
  return Buffer.concat([Buffer.from(`${json.byteLength} ${checksum(json)} `), json, lineBreak])
}

/** A whole file of decisions in their order, from the first on. */
export function encodeAll(decisions: SignedDecision[], sealer: Sealer): Buffer {
  const lines: Buffer[] = []
  let after: string | null = null
  for (const signed of decisions) {
    const line = encodeRecord(signed, { sequence: lines.length + 1, after }, sealer)
    after = hashOf(line.subarray(0, -1))
    lines.push(line)
  }
  return Buffer.concat(lines)
}

export type Filed = { signed: SignedDecision; decision: Decision }

/** What a line has that arrived on disk as it was written. */
export type Line =
  | { kind: 'sealed'; record: SealedRecord }
  /** As decisions were written before they were sealed. */
  | { kind: 'clear'; signed: SignedDecision }

/** Reads one line without its line break; null when it is not as it was written. */
export function readLine(line: Buffer): Line | null {
  const head = recordHead.exec(line.subarray(0, 20).toString('latin1'))
  if (!head) return null
  const json = line.subarray(head[0].length)
  if (json.byteLength !== Number(head[1]) || checksum(json) !== head[2]) return null
  try {
    const value: unknown = JSON.parse(json.toString('utf8'))
    const record = SealedRecord.safeParse(value)
    if (record.success) return { kind: 'sealed', record: record.data }
    return { kind: 'clear', signed: SignedDecision.parse(value) }
  } catch {
    return null
  }
}

/** The decision in a line; null when the key does not open it or it is not what was signed. */
export function openLine(line: Line, sealer: Sealer): Filed | null {
  try {
    return readSigned(line.kind === 'clear' ? line.signed : sealer.open(line.record))
  } catch {
    return null
  }
}

/** The decision in signed bytes; null when they are not those that were hashed. */
export function readSigned(signed: SignedDecision): Filed | null {
  try {
    const decision = Decision.parse(JSON.parse(signed.canonical))
    return hashOf(signed.canonical) === signed.hash && decision.id === signed.id
      ? { signed, decision }
      : null
  } catch {
    return null
  }
}
