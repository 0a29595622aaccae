import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Decision } from '../model/decision.ts'
import { draft, earlier, packet, rubric, sha, uuid } from '../testing/review.ts'
import { admit, type Circumstances } from './admission.ts'
import { judge } from './judgement.ts'

const now: Circumstances = {
  packet: packet(),
  withdrawn: false,
  reviewerId: 'R-1',
  rubric: rubric(),
  inEffect: null,
  supersededKnown: false,
}

const decision = (change: Partial<Decision> = {}, ranks = { a: 2, b: 2, c: 2 }): Decision => ({
  ...judge(rubric(), packet(), draft(ranks), '2026-03-03T10:00:00.000Z'),
  format: 1,
  deviceId: uuid(50),
  reviewerId: 'R-1',
  sequence: 1,
  previousHash: null,
  ...change,
})

const status = (change: Partial<Decision>, circumstances: Partial<Circumstances> = {}) => {
  const answer = admit(decision(change), { ...now, ...circumstances })
  if (answer.status === 'refused') return answer.problem.code
  return answer.status === 'conflict' ? answer.kind : answer.status
}

test('whatever a workstation judges, central records accept when nothing moved', () => {
  const rank = fc.integer({ min: 0, max: 3 })
  fc.assert(
    fc.property(fc.record({ a: rank, b: rank, c: rank }), (ranks) => {
      expect(admit(decision({}, ranks), now)).toEqual({ status: 'accepted' })
    }),
  )
})

test('what moved meanwhile is a conflict of its kind', () => {
  expect(status({}, { withdrawn: true })).toBe('withdrawn')
  expect(status({}, { reviewerId: 'R-2' })).toBe('reassigned')
  expect(status({}, { packet: packet({ revision: 2 }) })).toBe('packet-revised')
  expect(status({}, { packet: packet({ rubricVersion: 2 }) })).toBe('rubric-revised')
  expect(status({}, { inEffect: uuid(77) })).toBe('decided-elsewhere')
})

test('an amendment takes effect over what it supersedes, and waits for it', () => {
  const amending = { supersedes: uuid(77) }
  expect(status(amending, { inEffect: uuid(77), supersededKnown: true })).toBe('accepted')
  expect(status(amending, { inEffect: uuid(77) })).toBe('held')
  expect(status(amending, { inEffect: uuid(78), supersededKnown: true })).toBe('decided-elsewhere')
})

test('what central records never had is refused by name', () => {
  expect(status({}, { packet: null })).toBe('packet-unknown')
  expect(status({}, { rubric: null })).toBe('rubric-unknown')
})

test('an outcome that the ratings do not give is refused', () => {
  expect(status({ outcome: 'not-yet' })).toBe('outcome-contradicts')
})

test('scores that do not fit the rubric are refused', () => {
  const { scores } = decision()
  expect(status({ scores: scores.slice(1) })).toBe('decision-malformed')
  expect(status({ scores: [scores[0]!, scores[0]!, scores[2]!] })).toBe('decision-malformed')
  const foreign = { ...scores[0]!, ratingId: 'b-2' }
  expect(status({ scores: [foreign, scores[1]!, scores[2]!] })).toBe('decision-malformed')
  const bare = { ...scores[2]!, anchors: [] }
  expect(status({ scores: [scores[0]!, scores[1]!, bare] })).toBe('decision-incomplete')
})

test('evidence other than the packet has is refused', () => {
  expect(status({ evidence: [sha('2')] })).toBe('decision-malformed')
})

test('a criterion said to be kept must have been met before', () => {
  const { scores } = decision()
  const claimed = { ...scores[2]!, anchors: [], keptFrom: uuid(101) }
  const claim = { scores: [scores[0]!, scores[1]!, claimed] }
  expect(status(claim)).toBe('decision-incomplete')
  expect(status(claim, { packet: packet({ earlier: [earlier(1, { c: 2 })] }) })).toBe('accepted')
})

test('a criterion met before cannot be failed now', () => {
  const { scores } = decision({}, { a: 0, b: 2, c: 2 })
  const before = { packet: packet({ earlier: [earlier(1, { a: 2 })] }) }
  expect(status({ scores, outcome: 'not-yet' }, before)).toBe('outcome-contradicts')
})
