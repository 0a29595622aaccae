import type { Evidence } from '../../shared/model/evidence.ts'
import type { EarnedBy } from '../../shared/model/packet.ts'
import type { Recipe } from './hand-ins/recipes.ts'
import { bundlesOf, type PlannedPacket } from './plan.ts'
import type { AchievementId } from './programme/index.ts'
import { createRandom } from './random.ts'

/** As the office wrote down what levels were earned by before it had these records. */
const titles: Record<Recipe, string> = {
  certificate: 'Certificate of a course',
  collection: 'The collection',
  conversation: 'Transcript of a conversation',
  csv: 'Measurements as a table',
  'data-report': 'Data report',
  'field-log': 'Field log',
  'lab-sheet': 'Lab sheet',
  letter: 'Letter of the host',
  link: 'Project page',
  metadata: 'Metadata sheet',
  notes: 'Learning diary',
  photo: 'Photograph',
  portfolio: 'Placement portfolio',
  proposal: 'Draft',
  report: 'Reflective report',
  'scanned-letter': 'Supervisor’s letter, scanned',
  'scanned-sheet': 'Count sheet, scanned',
  'session-plan': 'Session plan',
  slides: 'Slides',
  text: 'Statement to the reviewer',
}
const kinds: Partial<Record<Recipe, 'text' | 'link'>> = { text: 'text', link: 'link' }

/**
 * When a level before was earned, and by what. A certificate that is handed in now was handed in for
 * the first level already.
 */
export function recallEarned(
  packet: PlannedPacket,
  achievementId: AchievementId,
  now: Evidence[],
): Pick<EarnedBy, 'earnedAt' | 'evidence'> {
  const random = createRandom(`${packet.id} ${achievementId} earned`)
  const levelsAgo = packet.earned.length - packet.earned.indexOf(achievementId)
  const days = levelsAgo * 120 + random.whole(0, 60)
  const recipes = random.pick(bundlesOf(achievementId))
  const again = now.filter(
    ({ title }) => levelsAgo === packet.earned.length && title.startsWith('Certificate'),
  )
  return {
    earnedAt: new Date(packet.submittedAt.getTime() - days * 86_400_000).toISOString(),
    evidence: [
      ...recipes.map((recipe) => ({
        title: titles[recipe],
        kind: kinds[recipe] ?? ('file' as const),
        sha256: null,
      })),
      ...again.map(({ title, kind, sha256 }) => ({ title, kind, sha256 })),
    ],
  }
}
