import type { Achievement, Pathway } from '../../../shared/model/framework.ts'
import type { Rubric } from '../../../shared/model/rubric.ts'
import { framework } from './framework.ts'
import { rubric as cfd1 } from './rubrics/cfd-1.ts'
import { rubric as cfd2 } from './rubrics/cfd-2.ts'
import { rubric as cfd3 } from './rubrics/cfd-3.ts'
import { rubric as fl1 } from './rubrics/fl-1.ts'
import { rubric as fl2 } from './rubrics/fl-2.ts'
import { rubric as fl3 } from './rubrics/fl-3.ts'
import { rubric as nmc } from './rubrics/nmc-draft.ts'

export { framework }

export const rubrics: Rubric[] = [cfd1, cfd2, cfd3, fl1, fl2, fl3, nmc]

export type AchievementId = 'CFD-1' | 'CFD-2' | 'CFD-3' | 'FL-1' | 'FL-2' | 'FL-3' | 'NMC-draft'

/** Where an achievement stands in the framework, and its rubric. */
export function lookUp(id: AchievementId): {
  pathway: Pathway
  achievement: Achievement
  rubric: Rubric
} {
  for (const pathway of framework.pathways) {
    const achievement = pathway.achievements.find((one) => one.id === id)
    const rubric = rubrics.find((one) => one.achievementId === id)
    if (achievement && rubric) return { pathway, achievement, rubric }
  }
  throw new Error(`The programme has no achievement ${id}.`)
}
