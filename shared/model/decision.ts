import * as z from 'zod'
import { Anchor } from './anchor.ts'
import { About, Outcome } from './outcome.ts'
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
    /**
     * The behaviours that were seen, whichever rating names them; absent where none was ticked. Not a
     * default: what is parsed must be canonically the bytes that were signed, with or without it.
     */
    behaviours: z.array(Id).min(1).max(200).optional(),
    /** The earlier decision in which this criterion was met and from which it stays met. */
    keptFrom: Uuid.nullable(),
  })
  .refine(({ ratingId, noRating }) => (ratingId === null) !== (noRating === null), {
    message: 'a score has either a rating or the reason for none',
    path: ['ratingId'],
  })
export type Score = z.infer<typeof Score>

/** Why a reviewer amends or withdraws; never blank. */
export const Reason = Prose.regex(/\S/, 'a reason is more than blanks')

const named = {
  id: Uuid,
  packetId: Id,
  packetRevision: z.int().positive(),
  rubricId: Id,
  rubricVersion: z.int().positive(),
  /** By this device's clock, which informs and never orders. */
  begunAt: Instant,
  madeAt: Instant,
}

const reviewed = {
  ...named,
  /** Of every item of the packet as it was on screen, in the packet's order. */
  evidence: z.array(Sha256),
  scores: z.array(Score),
  outcome: Outcome,
  /** What a non-decision is about; absent in others, and in those of before it was asked. */
  about: About.optional(),
  feedback: Prose,
  note: Prose,
}

/**
 * `supersedes` names the decision of the same reviewer on the same packet after which this one was
 * made: the one that it answers or, where the kind says so, the one that it takes the effect of.
 */
const shapes = {
  /** A review of the packet. It supersedes a withdrawn decision, or one that did not take effect. */
  review: z.object({
    kind: z.literal('review'),
    ...reviewed,
    supersedes: Uuid.nullable(),
    reason: z.null(),
  }),
  /** A review that takes effect in place of the one that it supersedes. */
  amendment: z.object({
    kind: z.literal('amendment'),
    ...reviewed,
    supersedes: Uuid,
    reason: Reason,
  }),
  /** A review that is kept and never in effect by itself: the packet is with somebody else now. */
  opinion: z.object({
    kind: z.literal('second-opinion'),
    ...reviewed,
    supersedes: Uuid.nullable(),
    reason: z.null(),
  }),
  /** Takes back the decision that it supersedes; what that one superseded counts again. */
  withdrawal: z.object({
    kind: z.literal('withdrawal'),
    ...named,
    supersedes: Uuid,
    reason: Reason,
  }),
}

/** What the reviewer decided; the part of a decision that the window makes. */
export const Judgement = z.discriminatedUnion('kind', [
  shapes.review,
  shapes.amendment,
  shapes.opinion,
  shapes.withdrawal,
])
export type Judgement = z.infer<typeof Judgement>
export type ReviewJudgement = Exclude<Judgement, { kind: 'withdrawal' }>
export const Kind = z.enum(['review', 'amendment', 'second-opinion', 'withdrawal'])
export type Kind = z.infer<typeof Kind>

/** The reason of a withdrawal for which nobody was asked. */
export const takenBack = 'Taken back on the device before it was sent.'

/** What the device's host adds: who made it, in what order, after which. */
const signing = {
  format: z.literal(1),
  deviceId: Uuid,
  reviewerId: Id,
  /** 1 for the device's first decision, then without a gap. */
  sequence: z.int().positive(),
  /** The hash of the device's decision before this one; null for the first. */
  previousHash: Sha256.nullable(),
}

/** What a device has made final: a review, or the withdrawal of one. */
export const Decision = z.discriminatedUnion('kind', [
  shapes.review.extend(signing),
  shapes.amendment.extend(signing),
  shapes.opinion.extend(signing),
  shapes.withdrawal.extend(signing),
])
export type Decision = z.infer<typeof Decision>
export type Withdrawal = Extract<Decision, { kind: 'withdrawal' }>
/** A decision that reviews a packet, whether or not it is meant to take effect. */
export type Review = Exclude<Decision, Withdrawal>

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
