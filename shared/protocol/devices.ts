import * as z from 'zod'
import { Id, Instant, Line, Uuid } from '../model/values.ts'

/** Spaces, hyphens and case do not count; the office reads codes out over the telephone. */
export const Code = z
  .string()
  .transform((text) => text.toUpperCase().replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/, 'a code has twelve letters and digits'))

/**
 * `POST /v1/devices`. The same public key for the same reviewer is the same device again: it gets
 * a new token and goes on with its sequence.
 */
export const Enrolment = z.object({
  code: Code,
  deviceName: Line,
  /** Ed25519, the 32 raw bytes, base64url without padding. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** The reviewer whose work the device holds already; a code for another is refused unused. */
  reviewerId: Id.nullable(),
})
export type Enrolment = z.infer<typeof Enrolment>

export const Enrolled = z.object({
  service: Uuid,
  deviceId: Uuid,
  reviewer: z.object({ id: Id, name: Line }),
  /** Sent as `Authorization: Bearer`; central records keep only its hash. */
  token: z.string().min(32),
  expiresAt: Instant,
  demonstration: z.boolean(),
})
export type Enrolled = z.infer<typeof Enrolled>
