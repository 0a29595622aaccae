import { expect, test } from 'vitest'
import type { Decision } from '../../shared/model/decision.ts'
import type { Draft } from '../../shared/model/draft.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { resume } from './resume.ts'

const id = (last: number) => `018f0000-0000-7000-8000-00000000000${last}`
const at = '2026-11-23T10:00:00.000Z'
const criterion = (name: string): Rubric['criteria'][number] => ({
  id: name,
  standardId: 'S-1',
  title: name,
  description: name,
  evidenceDemanded: false,
  requiredRatingId: `${name}-2`,
  ratings: [1, 2].map((step) => ({
    id: `${name}-${step}`,
    label: String(step),
    description: String(step),
    points: null,
  })),
})
const rubric: Rubric = {
  id: 'R-1',
  version: 2,
  achievementId: 'A-1',
  level: 1,
  title: 'Rubric',
  criteria: [criterion('a'), criterion('b'), criterion('new')],
  feedback: 'optional',
}
const score = (criterionId: string, ratingId: string, comment: string) => ({
  criterionId,
  ratingId,
  noRating: null,
  comment,
  anchors: [],
  keptFrom: null,
})
const made: Decision = {
  kind: 'review',
  reason: null,
  format: 1,
  id: id(1),
  deviceId: id(2),
  reviewerId: 'R-1',
  sequence: 1,
  previousHash: null,
  packetId: 'P-1',
  packetRevision: 1,
  rubricId: 'R-1',
  rubricVersion: 1,
  evidence: [],
  scores: [score('a', 'a-2', 'clear'), score('b', 'b-withdrawn', 'thin'), score('gone', 'g-1', '')],
  outcome: 'not-yet',
  feedback: 'Show the second page.',
  note: 'Seen twice.',
  begunAt: at,
  madeAt: at,
  supersedes: null,
}
const begun: Draft = {
  packetId: 'P-1',
  packetRevision: 2,
  rubricId: 'R-1',
  rubricVersion: 2,
  decisionId: id(3),
  changes: 0,
  begunAt: at,
  changedAt: at,
  kind: 'review',
  supersedes: null,
  reason: '',
  former: [],
  scores: {},
  chosenOutcome: null,
  feedback: '',
  note: '',
}

test('a new review begins with what the rubric of now still has, as a decision of its own', () => {
  const signed = { id: id(1), canonical: JSON.stringify(made), hash: '', signature: '' }
  expect(resume({ signed }, rubric)(begun)).toEqual({
    ...begun,
    scores: {
      a: { ratingId: 'a-2', comment: 'clear', anchors: [] },
      b: { ratingId: null, comment: 'thin', anchors: [] },
    },
    feedback: 'Show the second page.',
    note: 'Seen twice.',
  })
})
