import { lookUp, type AchievementId } from './programme/index.ts'
import { names, teams } from './people.ts'
import { createRandom, type Random } from './random.ts'
import type { Recipe } from './hand-ins/recipes.ts'
import type { Strength } from './texts/writer.ts'

export type PlannedPacket = {
  id: string
  achievementId: AchievementId
  attempt: 1 | 2
  blind: boolean
  /** Whether the learner of a blind packet has put their name on what they handed in all the same. */
  named: boolean
  learner: { id: string; alias: string; name: string | null }
  submittedAt: Date
  dueAt: Date | null
  /** By criterion id: how good this learner's work is in it. */
  strengths: Record<string, Strength>
  evidence: Recipe[]
  /** Whether its longest paper has the most pages of all. */
  longest: boolean
  /** Its place among the packets of its achievement. */
  nth: number
  /** Achievements earned before. */
  earned: AchievementId[]
}

/** How many packets of each achievement, and what learners hand in for it, in turn. */
const shares: { achievementId: AchievementId; packets: number; bundles: Recipe[][] }[] = [
  {
    achievementId: 'CFD-1',
    packets: 10,
    bundles: [
      ['report', 'scanned-sheet', 'photo'],
      ['field-log', 'notes'],
      ['report', 'photo', 'photo', 'text'],
      ['scanned-sheet', 'text', 'link'],
      ['report', 'field-log', 'certificate'],
    ],
  },
  {
    achievementId: 'CFD-2',
    packets: 12,
    bundles: [
      ['data-report', 'lab-sheet', 'csv'],
      ['report', 'lab-sheet', 'field-log', 'photo'],
      ['data-report', 'scanned-sheet', 'certificate'],
      ['slides', 'field-log', 'lab-sheet'],
      ['report', 'lab-sheet', 'csv', 'photo', 'link'],
      ['data-report', 'field-log'],
    ],
  },
  {
    achievementId: 'CFD-3',
    packets: 8,
    bundles: [
      ['portfolio', 'letter', 'csv'],
      ['report', 'letter', 'slides', 'photo'],
      ['portfolio', 'scanned-letter', 'certificate'],
      ['data-report', 'report', 'letter', 'field-log', 'link'],
    ],
  },
  {
    achievementId: 'FL-1',
    packets: 9,
    bundles: [
      ['report', 'conversation'],
      ['scanned-sheet', 'text', 'photo'],
      ['conversation', 'notes', 'photo'],
      ['report', 'text', 'link'],
    ],
  },
  {
    achievementId: 'FL-2',
    packets: 9,
    bundles: [
      ['report', 'session-plan', 'conversation'],
      ['session-plan', 'conversation', 'scanned-sheet', 'photo'],
      ['slides', 'conversation', 'notes'],
      ['report', 'session-plan', 'certificate', 'link'],
    ],
  },
  {
    achievementId: 'FL-3',
    packets: 7,
    bundles: [
      ['collection', 'report', 'letter'],
      ['report', 'letter', 'slides', 'photo', 'photo'],
      ['collection', 'scanned-letter', 'text', 'link'],
    ],
  },
  {
    achievementId: 'NMC-draft',
    packets: 5,
    bundles: [
      ['proposal', 'letter', 'metadata'],
      ['proposal', 'slides', 'metadata', 'link'],
      ['proposal', 'letter', 'scanned-sheet'],
    ],
  },
]

/** What learners hand in for an achievement, in turn. */
export const bundlesOf = (achievementId: AchievementId): Recipe[][] =>
  shares.find((share) => share.achievementId === achievementId)!.bundles

/** Days from the day of seeding to the day a packet is due; some are late, some due today. */
const dueIn = [
  -6,
  -3,
  -1,
  -1,
  0,
  0,
  0,
  1,
  1,
  2,
  2,
  3,
  3,
  4,
  5,
  5,
  6,
  7,
  8,
  9,
  11,
  12,
  14,
  17,
  21,
  null,
]

const day = 86_400_000

/**
 * The sixty packets of the demonstration.
 * @param today the day of seeding; all dates lie around it, nothing else depends on it
 */
export function planPackets(today: Date): PlannedPacket[] {
  const random = createRandom('plan')
  const midnight = Math.floor(today.getTime() / day) * day
  const people = random.shuffle(names)
  const cases = random.shuffle(
    shares.flatMap(({ achievementId, packets, bundles }) =>
      Array.from({ length: packets }, (_, nth) => ({
        achievementId,
        nth,
        evidence: bundles[nth % bundles.length]!,
        attempt: attemptOf(nth),
      })),
    ),
  )
  const aliases = random.shuffle(Array.from({ length: 900 }, (_, index) => index + 4100))
  const planned = cases.map(({ achievementId, nth, evidence, attempt }, index) => {
    const { pathway, rubric } = lookUp(achievementId)
    const isDraft = pathway.kind === 'guideline-review'
    const due = random.pick(dueIn)
    const dueAt = due === null ? null : new Date(midnight + due * day + 17 * 3_600_000)
    const waited = random.between(2, 12) * day
    // A learner hands in by day, and before today.
    const submitted = Math.min(midnight - day, (dueAt?.getTime() ?? midnight) - 14 * day)
    const submittedAt = new Date(
      Math.floor((submitted - waited) / day) * day + random.whole(8 * 60, 22 * 60) * 60_000,
    )
    const level = pathway.achievements.findIndex(({ id }) => id === achievementId)
    return {
      id: `P-${String(401 + index).padStart(4, '0')}`,
      achievementId,
      attempt,
      blind: !isDraft && random.chance(0.42),
      named: false,
      learner: {
        id: `L-${String(1001 + index)}`,
        alias: `Learner ${aliases.pop()!}`,
        name: isDraft ? teams[nth % teams.length]! : people[index % people.length]!,
      },
      submittedAt,
      dueAt,
      strengths: chooseStrengths(
        rubric.criteria.map(({ id }) => id),
        attempt,
        random,
      ),
      evidence,
      longest: achievementId === 'CFD-3' && nth === 0,
      nth,
      earned: isDraft
        ? []
        : (pathway.achievements.slice(0, level).map(({ id }) => id) as AchievementId[]),
    }
  })
  const one = planned.find((packet) => packet.blind && packet.evidence.includes('report'))
  return planned.map((packet) => (packet === one ? { ...packet, named: true } : packet))
}

/** About one in four comes again. */
const attemptOf = (nth: number): PlannedPacket['attempt'] => (nth % 4 === 2 ? 2 : 1)

/** A learner is good, middling or struggling, with some criteria out of line. */
function chooseStrengths(criteria: string[], attempt: 1 | 2, random: Random) {
  const usual: Strength = random.chance(attempt === 2 ? 0.5 : 0.35)
    ? 'strong'
    : random.chance(0.72)
      ? 'sound'
      : 'weak'
  return Object.fromEntries(
    criteria.map((id) => {
      const other: Strength = random.chance(0.5) ? 'sound' : usual === 'strong' ? 'sound' : 'weak'
      return [id, random.chance(0.68) ? usual : other]
    }),
  )
}
