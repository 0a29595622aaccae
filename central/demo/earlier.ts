import type { Score } from '../../shared/model/decision.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { EarlierAttempt } from '../../shared/model/packet.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { PlannedPacket } from './plan.ts'
import { requiredRatingId } from './programme/steps.ts'
import { createRandom, type Random } from './random.ts'

const metComments = [
  'Clearly shown; the sheet and the report agree.',
  'This is there, and in your own words.',
  'Met. I followed two examples through and found both.',
  'Well done. Keep this as it is.',
  '',
]

const openComments = [
  'I could not find this in what you handed in. Please show one example from your own work.',
  'You say that you did it; the evidence does not show it yet. A dated page would be enough.',
  'This is nearly there. What is missing is why you did it so.',
  'Parts of it are general. Choose one moment and stay with it.',
]

const endings = [
  'What is met stays met: you need not hand that in again.',
  'Please change only what is named below; the rest stands.',
  'You are closer than it may look. Hand in again when you are ready.',
]

/** How another reviewer decided on the attempt before this one: some criteria met, some not. */
export function recallAttempt(
  packet: PlannedPacket,
  rubric: Rubric,
  evidence: Evidence[],
): EarlierAttempt {
  const random = createRandom(`${packet.id} before`)
  const open = new Set(
    random
      .shuffle(rubric.criteria.map(({ id }) => id))
      .slice(0, random.whole(1, Math.ceil(rubric.criteria.length / 2))),
  )
  const scores = rubric.criteria.map(({ id: criterionId, ratings }): Score => {
    const required = ratings.findIndex(({ id }) => id === requiredRatingId)
    const rating = open.has(criterionId)
      ? ratings[random.whole(0, required - 1)]!
      : ratings[random.whole(required, ratings.length - 1)]!
    return {
      criterionId,
      ratingId: rating.id,
      noRating: null,
      comment: random.pick(open.has(criterionId) ? openComments : metComments),
      anchors: [],
      keptFrom: null,
    }
  })
  const titles = rubric.criteria.flatMap(({ id, title }) => (open.has(id) ? [`“${title}”`] : []))
  return {
    attempt: packet.attempt - 1,
    decisionId: makeUuid(random),
    rubricVersion: rubric.version,
    outcome: random.chance(0.3) ? 'returned' : 'not-yet',
    scores,
    feedback: `Thank you for your work. ${random.pick(endings)} Still open: ${titles.join(', ')}. ${random.pick(openComments)}`,
    decidedAt: new Date(
      packet.submittedAt.getTime() - random.whole(9, 40) * 86_400_000,
    ).toISOString(),
    evidence,
  }
}

/** A UUID of version 4 out of the stream, so that it is the same each time. */
function makeUuid(random: Random): string {
  const hex = Array.from({ length: 32 }, (_, at) =>
    (at === 12 ? 4 : at === 16 ? random.whole(8, 11) : random.whole(0, 15)).toString(16),
  ).join('')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
