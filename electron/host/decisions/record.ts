import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { Decision, SignedDecision } from '../../../shared/model/decision.ts'

/**
 * One decision in the decisions file, as a line of its own:
 *
 *     <bytes of JSON> <CRC-32 of JSON, 8 hexadecimal digits> <SignedDecision as JSON>
 *
 * JSON has no raw line breaks, so that a reader finds the next record after a damaged one.
 */
export function encodeRecord(signed: SignedDecision): Buffer {
  const json = Buffer.from(JSON.stringify(signed), 'utf8')
  return Buffer.concat([Buffer.from(`${json.byteLength} ${checksum(json)} `), json, lineBreak])
}

const lineBreak = Buffer.from('\n')
const checksum = (bytes: Uint8Array) => crc32(bytes).toString(16).padStart(8, '0')

/** SHA-256 of the UTF-8 bytes of a text, in hexadecimal. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export type Filed = { signed: SignedDecision; decision: Decision }

/** Reads one line without its line break; null when anything about it is not as it was written. */
export function decodeRecord(line: Buffer): Filed | null {
  const head = /^(\d{1,9}) ([0-9a-f]{8}) /.exec(line.subarray(0, 20).toString('latin1'))
  if (!head) return null
  const json = line.subarray(head[0].length)
  if (json.byteLength !== Number(head[1]) || checksum(json) !== head[2]) return null
  try {
    return readSigned(SignedDecision.parse(JSON.parse(json.toString('utf8'))))
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
