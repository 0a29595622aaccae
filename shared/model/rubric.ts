import * as z from 'zod'
import { Level } from './framework.ts'
import { Id, Line, Prose } from './values.ts'

/** One thing that the text of a rating says is to be seen, so that it can be ticked off by itself. */
export const Behaviour = z.object({ id: Id, text: Line })
export type Behaviour = z.infer<typeof Behaviour>

/** One step of a criterion. It is chosen by id, never by label or points. */
export const Rating = z.object({
  id: Id,
  label: Line,
  description: Prose.min(1),
  points: z.number().nullable(),
  /** What its text names, in the text's order; absent where nobody has taken it apart. */
  behaviours: z.array(Behaviour).max(20).optional(),
})
export type Rating = z.infer<typeof Rating>

/** One line of a rubric. `ratings` run from low to high. */
export const Criterion = z
  .object({
    id: Id,
    standardId: Id,
    title: Line,
    description: Prose.min(1),
    /** A rating above the lowest must then point at a place in the evidence. */
    evidenceDemanded: z.boolean(),
    ratings: z.array(Rating).min(2).max(9),
    requiredRatingId: Id,
  })
  .refine(({ ratings }) => new Set(ratings.map(({ id }) => id)).size === ratings.length, {
    message: 'two ratings share an id',
    path: ['ratings'],
  })
  .refine(
    ({ ratings }) => {
      const ids = ratings.flatMap(({ behaviours = [] }) => behaviours.map(({ id }) => id))
      return new Set(ids).size === ids.length
    },
    { message: 'two behaviours share an id', path: ['ratings'] },
  )
  .refine(({ ratings, requiredRatingId }) => ratings.some(({ id }) => id === requiredRatingId), {
    message: 'the required rating is not one of the ratings',
    path: ['requiredRatingId'],
  })
export type Criterion = z.infer<typeof Criterion>

/** The versioned criteria of one achievement. A version never changes once published. */
export const Rubric = z
  .object({
    id: Id,
    version: z.int().positive(),
    achievementId: Id,
    level: Level.nullable(),
    title: Line,
    criteria: z.array(Criterion).min(1).max(30),
    feedback: z.enum(['required', 'optional']),
  })
  .refine(({ criteria }) => new Set(criteria.map(({ id }) => id)).size === criteria.length, {
    message: 'two criteria share an id',
    path: ['criteria'],
  })
  .refine(({ level, feedback }) => level !== 3 || feedback === 'required', {
    message: 'Level 3 needs feedback to the learner',
    path: ['feedback'],
  })
export type Rubric = z.infer<typeof Rubric>
