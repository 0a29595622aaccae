import * as z from 'zod'
import { Id, Instant, Line, Uuid } from '../model/values.ts'

/** X25519, the 32 raw bytes, base64url without padding. */
export const OfficeKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** On what terms the office lets a device keep what it holds. */
export const Terms = z.object({
  /**
   * Days without contact after which the device destroys its key, so that what it holds cannot be
   * read any more; null where the office sets no lease.
   */
  leaseDays: z.int().min(1).max(3650).nullable(),
  /** To this key each decision in the device's file is sealed as well. */
  office: OfficeKey,
  /** Whether the office asks for sums of the time at work; one of before has not said so. */
  timeSums: z.boolean().default(false),
})
export type Terms = z.infer<typeof Terms>

/**
 * A header with the terms as JSON, on every answer to the token of a device that was not revoked:
 * an answer that has it is contact and begins the lease anew. A header, so that the host sees it on
 * answers that it passes on as streams; a portal's page has none.
 *
 * A revoked device may still deliver: `POST /v1/decisions` and `/v1/decisions/reconcile` are
 * answered as before, without this header. All else is answered with `device-revoked`; once its
 * decisions are delivered, the device destroys its key.
 */
export const termsHeader = 'Evidence-Terms'

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

/**
 * `DELETE /v1/devices/own`: the reviewer has left the device that asks, whose key is destroyed: it is
 * shut out and its token forgotten.
 */
export const Departed = z.object({ deviceId: Uuid })

export const Enrolled = z.object({
  service: Uuid,
  deviceId: Uuid,
  reviewer: z.object({ id: Id, name: Line }),
  /** Sent as `Authorization: Bearer`; central records keep only its hash. */
  token: z.string().min(32),
  expiresAt: Instant,
  demonstration: z.boolean(),
  terms: Terms,
})
export type Enrolled = z.infer<typeof Enrolled>
