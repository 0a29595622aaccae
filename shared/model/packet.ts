import * as z from 'zod'
import { Calibration } from './calibration.ts'
import { Cover } from './cover.ts'
import { Score } from './decision.ts'
import { Evidence } from './evidence.ts'
import { About, Outcome } from './outcome.ts'
import { Id, Instant, Line, Prose, Sha256, Uuid } from './values.ts'

/** Who handed the packet in. In a blind review central records never send the name. */
export const Learner = z.object({ alias: Line, name: Line.nullable() })
export type Learner = z.infer<typeof Learner>

/** An earlier attempt of the same learner at the same achievement, as far as it was decided. */
export const EarlierAttempt = z.object({
  attempt: z.int().positive(),
  decisionId: Uuid,
  rubricVersion: z.int().positive(),
  outcome: Outcome,
  scores: z.array(Score),
  feedback: Prose,
  decidedAt: Instant,
  /** What was handed in with it; none where that is not known. Names are left out as of the packet's own. */
  evidence: z.array(Evidence).max(100).default([]),
})
export type EarlierAttempt = z.infer<typeof EarlierAttempt>

/** By what an achievement of the pathway was earned. */
export const EarnedBy = z.object({
  achievementId: Id,
  /** Null where it is not known when. */
  earnedAt: Instant.nullable(),
  /** Enough to name it by; its bytes are not for the reviewer of another level. */
  evidence: z.array(
    z.object({
      title: Line,
      kind: z.enum(['file', 'text', 'link']),
      /** Tells what is handed in again for another level; null where it is not known. */
      sha256: Sha256.nullable(),
    }),
  ),
})
export type EarnedBy = z.infer<typeof EarnedBy>

/** What central records hold in effect for a packet, from whichever device it came. */
export const InEffect = z.object({
  decisionId: Uuid,
  outcome: Outcome,
  /** All of it where the packet's reviewer made it; of another's decision the outcome alone. */
  own: z
    .object({
      packetRevision: z.int().positive(),
      rubricId: Id,
      rubricVersion: z.int().positive(),
      scores: z.array(Score),
      about: About.optional(),
      feedback: Prose,
      note: Prose,
      madeAt: Instant,
    })
    .nullable(),
})
export type InEffect = z.infer<typeof InEffect>

/** What one learner submitted for one achievement, in one attempt, at one revision. */
export const Packet = z.object({
  id: Id,
  revision: z.int().positive(),
  attempt: z.int().positive(),
  frameworkId: Id,
  pathwayId: Id,
  achievementId: Id,
  rubricId: Id,
  rubricVersion: z.int().positive(),
  blind: z.boolean(),
  learner: Learner,
  submittedAt: Instant,
  dueAt: Instant.nullable(),
  evidence: z.array(Evidence).min(1).max(100),
  /** Oldest first. */
  earlier: z.array(EarlierAttempt),
  /** Achievements of this pathway that the learner has earned already. */
  earned: z.array(Id),
  /** Of those earned, what is known of how. */
  earnedBy: z.array(EarnedBy).default([]),
  decided: InEffect.nullable(),
  /** Set where it is rated to practise or to qualify, and never counts for a learner. */
  calibration: Calibration.nullable().default(null),
  /** What the office has covered of its files. */
  covers: z.array(Cover).max(2000).default([]),
})
export type Packet = z.infer<typeof Packet>
