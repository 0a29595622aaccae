import type { AgreedScore } from '../../shared/model/calibration.ts'
import type { PlannedPacket } from './plan.ts'
import { lookUp } from './programme/index.ts'
import type { Strength } from './texts/writer.ts'

/** The sets of one rubric; what was handed in is as good, criterion by criterion, as the key says. */
const sets: { role: 'practice' | 'qualification'; strengths: Strength[] }[] = [
  { role: 'practice', strengths: ['sound', 'weak', 'sound', 'strong', 'sound'] },
  { role: 'practice', strengths: ['strong', 'strong', 'sound', 'sound', 'weak'] },
  { role: 'qualification', strengths: ['weak', 'sound', 'sound', 'weak', 'sound'] },
  { role: 'qualification', strengths: ['sound', 'strong', 'weak', 'sound', 'strong'] },
  { role: 'qualification', strengths: ['strong', 'sound', 'strong', 'sound', 'sound'] },
]

const ratingOf: Record<Strength, string> = {
  weak: 'developing',
  sound: 'meets',
  strong: 'exceeds',
}

const achievementId = 'CFD-2'

export type PlannedCalibration = PlannedPacket & {
  calibration: { role: 'practice' | 'qualification'; agreed: AgreedScore[] }
}

/** What the demonstration has to practise and to qualify by; its dates lie before the day of seeding. */
export function planCalibration(today: Date): PlannedCalibration[] {
  const { criteria } = lookUp(achievementId).rubric
  return sets.map(({ role, strengths }, nth) => {
    const number = String(nth + 1)
    const strengthOf = (index: number) => strengths[index % strengths.length]!
    return {
      id: `C-${number.padStart(4, '0')}`,
      achievementId,
      attempt: 1,
      blind: true,
      named: false,
      learner: { id: `L-calibration-${number}`, alias: `Learner ${number}`, name: null },
      submittedAt: new Date(
        Math.floor(today.getTime() / 86_400_000) * 86_400_000 - 86_400_000 * 90,
      ),
      dueAt: null,
      strengths: Object.fromEntries(criteria.map(({ id }, index) => [id, strengthOf(index)])),
      evidence: ['data-report', 'lab-sheet', 'field-log'],
      longest: false,
      nth,
      earned: [],
      calibration: {
        role,
        agreed: criteria.map(({ id, ratings }, index) => {
          const rating = ratings.find((one) => one.id === ratingOf[strengthOf(index)])!
          return {
            criterionId: id,
            ratingId: rating.id,
            reason: `Three reviewers agreed on “${rating.label}”. ${rating.description}`,
          }
        }),
      },
    }
  })
}
