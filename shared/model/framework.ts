import * as z from 'zod'
import { Id, Line, Prose } from './values.ts'

export const Level = z.literal([1, 2, 3])
export type Level = z.infer<typeof Level>

export const levelNames: Record<Level, string> = {
  1: 'Introduction and Foundation',
  2: 'Training and Practice',
  3: 'Application and Feedback',
}

export const Standard = z.object({ id: Id, code: Line, statement: Prose.min(1) })
export type Standard = z.infer<typeof Standard>

/** What is earned by passing one level, or one review of another kind (`level: null`). */
export const Achievement = z.object({
  id: Id,
  title: Line,
  level: Level.nullable(),
  rubricId: Id,
  standards: z.array(Standard).min(1),
})
export type Achievement = z.infer<typeof Achievement>

/**
 * A subject line. A `micro-credential` has the three levels that stack into its macro-badge;
 * a `guideline-review` has achievements without a level and no macro-badge.
 */
export const Pathway = z
  .object({
    id: Id,
    title: Line,
    description: Prose,
    kind: z.enum(['micro-credential', 'guideline-review']),
    achievements: z.array(Achievement).min(1),
    macroBadge: z.object({ id: Id, title: Line }).nullable(),
  })
  .refine(
    (pathway) =>
      pathway.kind === 'guideline-review'
        ? pathway.macroBadge === null && pathway.achievements.every(({ level }) => level === null)
        : pathway.macroBadge !== null &&
          pathway.achievements.map(({ level }) => level).join() === '1,2,3',
    'a micro-credential has levels 1, 2, 3 in order and a macro-badge; a guideline review has neither',
  )
export type Pathway = z.infer<typeof Pathway>

/** A versioned set of pathways; the newest version is the one in force. */
export const Framework = z.object({
  id: Id,
  version: z.int().positive(),
  title: Line,
  pathways: z.array(Pathway).min(1),
})
export type Framework = z.infer<typeof Framework>
