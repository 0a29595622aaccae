/** A small rubric, packet and draft for tests; each call makes fresh ones. */
import type { Anchor } from '../model/anchor.ts'
import type { Draft } from '../model/draft.ts'
import type { EarlierAttempt, InEffect, Packet } from '../model/packet.ts'
import { type Criterion, Rubric } from '../model/rubric.ts'

const at = '2026-03-02T09:00:00.000Z'
export const sha = (digit: string) => digit.repeat(64)
export const uuid = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const criterion = (id: string, change: Partial<Criterion> = {}): Criterion => ({
  id,
  standardId: 'S1',
  title: `Criterion ${id}`,
  description: 'What is asked',
  evidenceDemanded: false,
  ratings: ['none', 'some', 'meets', 'exceeds'].map((label, index) => ({
    id: `${id}-${index}`,
    label,
    description: label,
    points: index,
  })),
  requiredRatingId: `${id}-2`,
  ...change,
})

export const rubric = (change: Partial<Rubric> = {}): Rubric =>
  Rubric.parse({
    id: 'R1',
    version: 1,
    achievementId: 'A2',
    level: 2,
    title: 'A rubric',
    criteria: [criterion('a'), criterion('b'), criterion('c', { evidenceDemanded: true })],
    feedback: 'optional',
    ...change,
  })

export const packet = (change: Partial<Packet> = {}): Packet => ({
  id: 'P-1',
  revision: 1,
  attempt: 1,
  frameworkId: 'F1',
  pathwayId: 'W1',
  achievementId: 'A2',
  rubricId: 'R1',
  rubricVersion: 1,
  blind: false,
  covers: [],
  learner: { alias: 'Learner 1', name: 'Ana Teste' },
  submittedAt: at,
  dueAt: null,
  evidence: [{ id: 'E1', title: 'Log', kind: 'text', text: 'Low tide', sha256: sha('1') }],
  earlier: [],
  earned: [],
  earnedBy: [],
  decided: null,
  calibration: null,
  ...change,
})

export const anchor: Anchor = {
  id: uuid(900),
  evidenceId: 'E1',
  sha256: sha('1'),
  place: { type: 'item' },
  note: '',
  madeAt: at,
}

/** A draft with the given rank chosen per criterion; criterion c is tied to the evidence. */
export const draft = (ranks: Record<string, number>, change: Partial<Draft> = {}): Draft => ({
  packetId: 'P-1',
  packetRevision: 1,
  rubricId: 'R1',
  rubricVersion: 1,
  kind: 'review',
  supersedes: null,
  reason: '',
  decisionId: uuid(1),
  changes: 1,
  begunAt: at,
  changedAt: at,
  scores: Object.fromEntries(
    Object.entries(ranks).map(([id, rank]) => [
      id,
      { ratingId: `${id}-${rank}`, comment: '', anchors: id === 'c' ? [anchor] : [] },
    ]),
  ),
  former: [],
  chosenOutcome: null,
  feedback: '',
  note: '',
  ...change,
})

export const earlier = (
  attempt: number,
  ranks: Record<string, number>,
  change: Partial<EarlierAttempt> = {},
): EarlierAttempt => ({
  attempt,
  decisionId: uuid(100 + attempt),
  rubricVersion: 1,
  outcome: 'not-yet',
  scores: Object.entries(ranks).map(([criterionId, rank]) => ({
    criterionId,
    ratingId: `${criterionId}-${rank}`,
    noRating: null,
    comment: `attempt ${attempt}`,
    anchors: [],
    keptFrom: null,
  })),
  feedback: 'Look again',
  decidedAt: at,
  evidence: [],
  ...change,
})

/** A decision in effect for a packet, by its reviewer from another device or by another reviewer. */
export const decidedBy = (whom: 'me' | 'another'): InEffect => ({
  decisionId: uuid(77),
  outcome: 'met',
  own:
    whom === 'another'
      ? null
      : {
          packetRevision: 1,
          rubricId: 'R1',
          rubricVersion: 1,
          scores: [],
          feedback: '',
          note: '',
          madeAt: at,
        },
})
