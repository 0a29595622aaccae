import { randomUUID } from 'node:crypto'
import type { ReviewJudgement } from '../../shared/model/decision.ts'

/** A judgement in the right shape, of its own id and packet. */
export const testJudgement = (given: Partial<ReviewJudgement> = {}) =>
  ({
    kind: 'review',
    reason: null,
    id: randomUUID(),
    packetId: 'P-0401',
    packetRevision: 1,
    rubricId: 'RB-1',
    rubricVersion: 1,
    evidence: ['a'.repeat(64)],
    scores: [
      {
        criterionId: 'C-1',
        ratingId: 'meets',
        noRating: null,
        comment: 'Clear — “été”, 水',
        anchors: [],
        keptFrom: null,
      },
    ],
    outcome: 'met',
    feedback: '',
    note: '',
    begunAt: '2026-11-23T15:00:00.000Z',
    madeAt: '2026-11-23T15:04:05.000Z',
    supersedes: null,
    ...given,
  }) as ReviewJudgement
