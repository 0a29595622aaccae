import * as z from 'zod'
import { Sha256 } from '../model/values.ts'
import { OfficeKey } from './devices.ts'

/**
 * One decision in a device's decisions file, as a line of its own:
 *
 *     <bytes of JSON> <CRC-32 of JSON, 8 hexadecimal digits> <SealedRecord as JSON>
 *
 * The decision is encrypted once, by a key of its own, and that key twice: for the profile that the
 * file belongs to, and for the office, which can read it when the profile's key is lost. Whoever has
 * neither can still check lengths, checksums and order.
 *
 * A box is AES-256-GCM in base64url: a nonce of 12 bytes, the ciphertext, a tag of 16 bytes.
 */
export const SealedRecord = z.object({
  format: z.literal(2),
  /** Of the decision: 1 for the file's first, then without a gap. */
  sequence: z.int().positive(),
  /** SHA-256 of the line before this one, without its line break; null for the first. */
  after: Sha256.nullable(),
  /** A box with the SignedDecision as JSON, closed by the record's key. */
  content: z.base64url(),
  /** A box with the record's key. */
  profile: z.base64url(),
  /** Null only where the device does not know the office's key yet. */
  office: z
    .object({
      /** The office's public key that it was sealed to. */
      to: OfficeKey,
      /** The encapsulated key of HPKE. */
      enc: OfficeKey,
      /** A box with the record's key, closed by the secret that HPKE exports. */
      key: z.base64url(),
    })
    .nullable(),
})
export type SealedRecord = z.infer<typeof SealedRecord>

/** The head of a line, and how many bytes of JSON follow with which checksum. */
export const recordHead = /^(\d{1,9}) ([0-9a-f]{8}) /

/**
 * The office's half is HPKE (RFC 9180) in base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and
 * AES-256-GCM. A session encapsulates once and closes the keys of its records by an exported secret,
 * so that a record costs no curve arithmetic, and each can be opened alone.
 */
export const officeSeal = {
  info: 'evidence-desk decisions.log 2',
  exported: 'record keys',
} as const

/**
 * What is bound into a box, so that none can be moved to another record, another place in the order
 * or another use.
 */
export const boundTo = (
  use: 'content' | 'profile' | 'office',
  { sequence, after }: Pick<SealedRecord, 'sequence' | 'after'>,
): string => `evidence-desk decision 2 ${use} ${sequence} ${after ?? ''}`
