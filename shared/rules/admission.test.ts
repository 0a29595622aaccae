import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision, Review } from '../model/decision.ts'
import type { Rubric } from '../model/rubric.ts'
import { criterion, draft, earlier, packet, rubric, sha, uuid } from '../testing/review.ts'
import { admit, type Circumstances } from './admission.ts'
import { asOpinion, judge, withdraw } from './judgement.ts'

const now: Circumstances = {
  packet: packet(),
  withdrawn: false,
  reviewerId: 'R-1',
  rubric: rubric(),
  rubricNow: rubric(),
  inEffect: null,
  superseded: null,
  takenBack: false,
  unqualified: false,
}

const at = '2026-03-03T10:00:00.000Z'
const signing = {
  format: 1,
  deviceId: uuid(50),
  reviewerId: 'R-1',
  sequence: 1,
  previousHash: null,
} as const

const decision = (change: Partial<Review> = {}, ranks = { a: 2, b: 2, c: 2 }): Review =>
  ({ ...judge(rubric(), packet(), draft(ranks), at), ...signing, ...change }) as Review

const mine = { packetId: 'P-1', reviewerId: 'R-1', kind: 'review' } as const
const amending: Partial<Review> = { kind: 'amendment', supersedes: uuid(77), reason: 'Misread' }
const withdrawal: Decision = {
  ...withdraw(decision(), uuid(3), 'Misread', at),
  ...signing,
}
const opinion: Decision = { ...asOpinion(decision(), uuid(4), at), ...signing }

const status = (change: Partial<Review>, circumstances: Partial<Circumstances> = {}) =>
  statusOf(decision(change), circumstances)

const statusOf = (made: Decision, circumstances: Partial<Circumstances> = {}) => {
  const answer = admit(made, { ...now, ...circumstances })
  if (answer.status === 'refused') return answer.problem.code
  return answer.status === 'conflict' ? answer.kind : answer.status
}

test('whatever a workstation judges, central records accept when nothing moved', () => {
  const rank = fc.integer({ min: 0, max: 3 })
  fc.assert(
    fc.property(fc.record({ a: rank, b: rank, c: rank }), (ranks) => {
      expect(admit(decision({}, ranks), now)).toEqual({ status: 'accepted', rubricVersion: null })
    }),
  )
})

test('what moved meanwhile is a conflict of its kind', () => {
  expect(status({}, { withdrawn: true })).toBe('withdrawn')
  expect(status({}, { reviewerId: 'R-2' })).toBe('reassigned')
  expect(status({}, { packet: packet({ revision: 2 }) })).toBe('packet-revised')
  const inEffect = { decisionId: uuid(77), reviewerId: 'R-1' }
  expect(status({}, { inEffect })).toBe('decided-elsewhere')
  expect(status({}, { inEffect: { ...inEffect, reviewerId: 'R-2' } })).toBe('decided-by-another')
})

describe('a rubric revised meanwhile', () => {
  const revised = (change: Partial<Rubric>, made: Review = decision()) =>
    admit(made, {
      ...now,
      packet: packet({ rubricVersion: 2 }),
      rubricNow: rubric({ ...change, version: 2 }),
    })
  const [a, b, c] = rubric().criteria
  const conflict = { status: 'conflict', kind: 'rubric-revised' }
  const accepted = { status: 'accepted', rubricVersion: 2 }

  test('leaves a decision alone whose criteria say the same, and its version is noted', () => {
    expect(revised({ title: 'A better title' })).toEqual(accepted)
    expect(revised({ criteria: [c!, a!, { ...b!, standardId: 'S9' }] })).toEqual(accepted)
  })

  test.each([
    ['text', criterion('b', { description: 'Asked in other words' })],
    [
      'a rating',
      criterion('b', { ratings: b!.ratings.with(0, { ...b!.ratings[0]!, label: 'No' }) }),
    ],
    ['the required rating', criterion('b', { requiredRatingId: 'b-1' })],
    ['the demand for evidence', criterion('b', { evidenceDemanded: true })],
  ])('reopens one whose criteria changed: %s', (_, changed) => {
    expect(revised({ criteria: [a!, changed, c!] })).toEqual(conflict)
  })

  test('reopens one when criteria came or went, or feedback is demanded now', () => {
    expect(revised({ criteria: [a!, b!, c!, criterion('d')] })).toEqual(conflict)
    expect(revised({ criteria: [a!, b!] })).toEqual(conflict)
    expect(revised({ feedback: 'required' })).toEqual(conflict)
    const told = decision({ feedback: 'Well done' })
    expect(revised({ feedback: 'required' }, told)).toEqual(accepted)
  })

  test('reopens one that no ratings decide only where a criterion it rated changed', () => {
    const part = draft({ a: 1 }, { chosenOutcome: 'returned', feedback: 'Page 2 is missing' })
    const returned = decision(judge(rubric(), packet(), part, at))
    expect(revised({ criteria: [a!, criterion('b', { title: 'B' })] }, returned)).toEqual(accepted)
    expect(revised({ criteria: [criterion('a', { title: 'A' }), b!, c!] }, returned)).toEqual(
      conflict,
    )
  })
})

test('an amendment takes effect over what it supersedes, and waits for it', () => {
  const inEffect = { decisionId: uuid(77), reviewerId: 'R-1' }
  expect(status(amending, { inEffect, superseded: mine })).toBe('accepted')
  expect(status(amending, { inEffect })).toBe('held')
  const another = { ...inEffect, decisionId: uuid(78) }
  expect(status(amending, { inEffect: another, superseded: mine })).toBe('decided-elsewhere')
})

test('a withdrawal takes effect whatever became of the packet, and waits for what it takes back', () => {
  expect(statusOf(withdrawal)).toBe('held')
  const gone = { withdrawn: true, reviewerId: 'R-2', packet: packet({ revision: 9 }) }
  expect(statusOf(withdrawal, { ...gone, rubric: null, superseded: mine })).toBe('accepted')
})

test('what was taken back before it came is kept, whatever else is so', () => {
  const inEffect = { decisionId: uuid(77), reviewerId: 'R-2' }
  expect(status({}, { takenBack: true })).toBe('kept')
  expect(status({ outcome: 'not-yet' }, { takenBack: true, inEffect, rubric: null })).toBe('kept')
  expect(status(amending, { takenBack: true })).toBe('kept')
})

test('a second opinion is kept and never in effect, on a packet of mine as on one that is gone', () => {
  const after = { superseded: mine }
  expect(statusOf(opinion, after)).toBe('kept')
  expect(statusOf(opinion, { ...after, withdrawn: true, reviewerId: null })).toBe('kept')
  expect(statusOf(opinion, { ...after, packet: packet({ revision: 2 }) })).toBe('kept')
  expect(statusOf(opinion)).toBe('held')
  const bare = { ...decision(), kind: 'second-opinion', scores: [] } as Review
  expect(statusOf(bare)).toBe('decision-malformed')
})

test('nobody supersedes what is of another packet or reviewer, or a withdrawal', () => {
  const wrong = { ...mine, packetId: 'P-2' }
  for (const superseded of [wrong, { ...mine, reviewerId: 'R-2' }]) {
    expect(status(amending, { superseded })).toBe('decision-malformed')
    expect(statusOf(withdrawal, { superseded })).toBe('decision-malformed')
    expect(statusOf(opinion, { superseded })).toBe('decision-malformed')
  }
  const superseded = { ...mine, kind: 'withdrawal' } as const
  expect(statusOf(withdrawal, { superseded })).toBe('decision-malformed')
  expect(status(amending, { superseded })).toBe('decision-malformed')
  expect(status({ supersedes: uuid(77) }, { superseded })).toBe('accepted')
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

describe('what a non-decision is about', () => {
  const returned = (change: Partial<Review>) =>
    decision({ outcome: 'unreadable', feedback: 'Page 2 is black', ...change })

  test('is asked for where anything was asked, and not of what was decided before', () => {
    expect(statusOf(returned({}))).toBe('accepted')
    expect(statusOf(returned({ about: { items: [sha('1')] } }))).toBe('accepted')
    expect(statusOf(returned({ about: {} }))).toBe('decision-incomplete')
    const recused = { outcome: 'recused', about: {} } as const
    expect(status(recused)).toBe('decision-incomplete')
    expect(status({ ...recused, about: { recusal: 'other' } })).toBe('accepted')
  })

  test('is of this packet and rubric, and of this outcome', () => {
    expect(statusOf(returned({ about: { items: [sha('9')] } }))).toBe('decision-malformed')
    expect(statusOf(returned({ about: { items: [sha('1')], recusal: 'other' } }))).toBe(
      'decision-malformed',
    )
    const lacking = { outcome: 'not-enough-evidence', feedback: 'Add the log' } as const
    expect(status({ ...lacking, about: { criteria: ['a', 'c'] } })).toBe('accepted')
    expect(status({ ...lacking, about: { criteria: ['z'] } })).toBe('decision-malformed')
    expect(status({ about: { recusal: 'other' } })).toBe('decision-malformed')
  })
})

test('whoever steps back does so whatever the packet became, and needs nothing resolved', () => {
  const recused = { outcome: 'recused', about: { recusal: 'other' } } as const
  expect(status(recused, { packet: packet({ revision: 2 }) })).toBe('accepted')
  expect(
    status(recused, {
      packet: packet({ rubricVersion: 2 }),
      rubricNow: rubric({ version: 2, criteria: [criterion('z')] }),
    }),
  ).toBe('accepted')
  expect(status(recused, { withdrawn: true })).toBe('kept')
  expect(status(recused, { reviewerId: null })).toBe('kept')
  expect(status(recused, { inEffect: { decisionId: uuid(9), reviewerId: 'R-1' } })).toBe(
    'decided-elsewhere',
  )
})
