import * as z from 'zod'
import { Anchor } from './anchor.ts'
import { About, NonDecision, type Outcome } from './outcome.ts'
import { Id, Instant, Prose, Uuid } from './values.ts'

export const DraftScore = z.object({
  ratingId: Id.nullable(),
  comment: Prose,
  anchors: z.array(Anchor),
  /** The behaviours that were seen, in the order of the rubric; absent for none. */
  behaviours: z.array(Id).optional(),
})
export type DraftScore = z.infer<typeof DraftScore>

/** What a reviewer may choose in place of the outcome that the rules give. */
export const ChosenOutcome = z.enum(['returned', ...NonDecision.options])
export type ChosenOutcome = z.infer<typeof ChosenOutcome>

/** What a reviewer chose; null where the ratings gave the outcome. */
export const chosenIn = (outcome: Outcome): ChosenOutcome | null =>
  ChosenOutcome.options.find((chosen) => chosen === outcome) ?? null

/**
 * A score that was given on another revision or rubric version and could not be carried over: what
 * it was is shown beside what is asked now.
 */
export const FormerScore = DraftScore.extend({
  criterionId: Id,
  packetRevision: z.int().positive(),
  rubricId: Id,
  rubricVersion: z.int().positive(),
})
export type FormerScore = z.infer<typeof FormerScore>

/** A review in work. It lives on this machine only and names what it was begun on. */
export const Draft = z.object({
  packetId: Id,
  packetRevision: z.int().positive(),
  rubricId: Id,
  rubricVersion: z.int().positive(),
  /** What it is to become. */
  kind: z.enum(['review', 'amendment', 'second-opinion']),
  supersedes: Uuid.nullable(),
  /** Why it amends what it supersedes; empty where it does not, or not yet. */
  reason: Prose,
  /** The id of the decision this draft will become, so that deciding twice is deciding once. */
  decisionId: Uuid,
  /** Counts every change; a write from an older count is refused. */
  changes: z.int().nonnegative(),
  begunAt: Instant,
  changedAt: Instant,
  /** By criterion id; a criterion that was never touched has no entry. */
  scores: z.record(Id, DraftScore),
  /** Oldest first; none is ever taken out. */
  former: z.array(FormerScore),
  /** Null while the rules give the outcome. */
  chosenOutcome: ChosenOutcome.nullable(),
  /** What was answered so far to what non-decisions ask, whichever is chosen. */
  about: About.optional(),
  feedback: Prose,
  note: Prose,
})
export type Draft = z.infer<typeof Draft>

export const emptyScore: DraftScore = { ratingId: null, comment: '', anchors: [] }
