import type { Anchor } from '../../shared/model/anchor.ts'
import type { Draft } from '../../shared/model/draft.ts'

/** A draft in which nothing was chosen yet. */
export const draftOn = (): Draft => ({
  packetId: 'P-1',
  packetRevision: 1,
  rubricId: 'R-1',
  rubricVersion: 1,
  decisionId: '018f0000-0000-7000-8000-000000000001',
  changes: 0,
  begunAt: '2026-11-23T10:00:00.000Z',
  changedAt: '2026-11-23T10:00:00.000Z',
  kind: 'review',
  supersedes: null,
  reason: '',
  former: [],
  scores: {},
  chosenOutcome: null,
  feedback: '',
  note: '',
})

export const pageAnchor = (id: string, page: number): Anchor => ({
  id,
  evidenceId: 'E-1',
  sha256: '0'.repeat(64),
  place: { type: 'page', page },
  note: '',
  madeAt: '2026-11-23T10:00:00.000Z',
})
