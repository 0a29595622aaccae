import * as z from 'zod'
import { Id, Prose } from './values.ts'

/** What the office and its experts agreed on for one criterion of a packet, and why. */
export const AgreedScore = z.object({ criterionId: Id, ratingId: Id, reason: Prose.min(1) })
export type AgreedScore = z.infer<typeof AgreedScore>

/** With which ratings a qualification round is passed. */
export const Tolerance = z.object({
  /** The least share of criteria, over all packets of the round, that are rated exactly as agreed. */
  exact: z.number().min(0).max(1),
  /** How many ratings the furthest may be off. */
  within: z.int().min(0).max(8),
})
export type Tolerance = z.infer<typeof Tolerance>

const placed = {
  /** By criterion; the device shows it only after the reviewer has rated. */
  agreed: z.array(AgreedScore).min(1),
  /** The place in its set, from 1, and how many there are. */
  nth: z.int().positive(),
  of: z.int().positive(),
}

/**
 * What a packet is for, where it is not to decide about a learner. Of a packet that central records
 * serve hidden among the others it says nothing: on the wire that one is a packet like any other.
 */
export const Calibration = z.discriminatedUnion('role', [
  z.object({ role: z.literal('practice'), ...placed }),
  z.object({
    role: z.literal('qualification'),
    ...placed,
    /** Counts the reviewer's rounds, from 1. */
    round: z.int().positive(),
    /** How many rounds the office allows. */
    rounds: z.int().positive(),
    tolerance: Tolerance,
    /** Whether the packets of this rubric stay locked until a round is passed. */
    demanded: z.boolean(),
    /** Whether central records have the reviewer's pass for this rubric, from any round. */
    passed: z.boolean(),
  }),
])
export type Calibration = z.infer<typeof Calibration>
export type Qualification = Extract<Calibration, { role: 'qualification' }>
