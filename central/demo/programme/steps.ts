import type { Rating } from '../../../shared/model/rubric.ts'

/** The rating with which every criterion of this programme is met. */
export const requiredRatingId = 'meets'

/** The behaviours that the text of “Meets” names, by id. */
type Named = Record<string, string>

const behaviours = (named: Named = {}) => ({
  behaviours: Object.entries(named).map(([id, text]) => ({ id, text })),
})

/** The two ratings of an introductory level. */
export const twoSteps = (notYet: string, meets: string, named?: Named): Rating[] => [
  { id: 'not-yet', label: 'Not yet', description: notYet, points: null },
  { id: 'meets', label: 'Meets', description: meets, points: null, ...behaviours(named) },
]

/** The four ratings of the levels in which practice is judged. */
export const fourSteps = (
  notYet: string,
  developing: string,
  meets: string,
  exceeds: string,
  named?: Named,
): Rating[] => [
  { id: 'not-yet', label: 'Not yet', description: notYet, points: 0 },
  { id: 'developing', label: 'Developing', description: developing, points: 1 },
  { id: 'meets', label: 'Meets', description: meets, points: 2, ...behaviours(named) },
  { id: 'exceeds', label: 'Exceeds', description: exceeds, points: 3 },
]
