import * as z from 'zod'
import { Anchor } from './anchor.ts'
import { Outcome } from './outcome.ts'
import { Id, Instant, Prose, Sha256, Uuid } from './values.ts'

/** Why a criterion has no rating, where the outcome does not come from ratings. */
export const NoRating = z.enum(['not-rated', 'not-enough-evidence', 'unreadable', 'wrong-file'])
export type NoRating = z.infer<typeof NoRating>

export const Score = z
  .object({
    criterionId: Id,
    ratingId: Id.nullable(),
    noRating: NoRating.nullable(),
    comment: Prose,
    anchors: z.array(Anchor).max(200),
    /** The earlier decision in which this criterion was met and from which it stays met. */
    keptFrom: Uuid.nullable(),
  })
  .refine(({ ratingId, noRating }) => (ratingId === null) !== (noRating === null), {
    message: 'a score has either a rating or the reason for none',
    path: ['ratingId'],
  })
export type Score = z.infer<typeof Score>

/** What the reviewer decided; the part of a decision that the window makes. */
export const Judgement = z.object({
  id: Uuid,
  packetId: Id,
  packetRevision: z.int().positive(),
  rubricId: Id,
  rubricVersion: z.int().positive(),
  /** Of every item of the packet as it was on screen, in the packet's order. */
  evidence: z.array(Sha256),
  scores: z.array(Score),
  outcome: Outcome,
  feedback: Prose,
  note: Prose,
  /** By this device's clock, which informs and never orders. */
  begunAt: Instant,
  madeAt: Instant,
  supersedes: Uuid.nullable(),
})
export type Judgement = z.infer<typeof Judgement>

/** A finished review. The device's host adds who made it, in what order, after which. */
export const Decision = Judgement.extend({
  format: z.literal(1),
  deviceId: Uuid,
  reviewerId: Id,
  /** 1 for the device's first decision, then without a gap. */
  sequence: z.int().positive(),
  /** The hash of the device's decision before this one; null for the first. */
  previousHash: Sha256.nullable(),
})
export type Decision = z.infer<typeof Decision>

/** A decision as it travels and is kept: its bytes are frozen when it is made. */
export const SignedDecision = z.object({
  id: Uuid,
  /** The decision in canonical JSON (RFC 8785). */
  canonical: z.string().max(1_000_000),
  /** SHA-256 of the UTF-8 bytes of `canonical`. */
  hash: Sha256,
  /** Ed25519 over the UTF-8 bytes of `canonical`, base64url without padding. */
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
})
export type SignedDecision = z.infer<typeof SignedDecision>
