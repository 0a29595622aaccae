import { expect, test } from 'vitest'
import { Judgement, type Review } from '../model/decision.ts'
import type { Draft } from '../model/draft.ts'
import { nonDecisions } from '../model/outcome.ts'
import { ProblemError } from '../protocol/problem.ts'
import { draft, earlier, packet, rubric, sha, uuid } from '../testing/review.ts'
import { asOpinion, isMadeOf, judge, withdraw } from './judgement.ts'

const now = '2026-03-03T10:00:00.000Z'
const code = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code
    throw error
  }
  return null
}

test('a complete draft becomes a judgement that names what it was made from', () => {
  const judgement = judge(rubric(), packet(), draft({ a: 2, b: 3, c: 2 }), now)
  expect(Judgement.parse(judgement)).toMatchObject({
    id: uuid(1),
    packetRevision: 1,
    rubricVersion: 1,
    evidence: packet().evidence.map(({ sha256 }) => sha256),
    outcome: 'met',
    madeAt: now,
  })
})

test('one criterion below its required rating makes it not yet', () => {
  expect(judge(rubric(), packet(), draft({ a: 2, b: 1, c: 2 }), now).outcome).toBe('not-yet')
})

test('an open criterion is named', () => {
  expect(() => judge(rubric(), packet(), draft({ a: 2, b: 2 }), now)).toThrow(/Criterion c/)
})

test('where evidence is demanded a rating needs an anchor, the lowest rating none', () => {
  const bare = (rank: number) => {
    const made = draft({ a: 2, b: 2, c: rank })
    made.scores['c']!.anchors = []
    return made
  }
  expect(code(() => judge(rubric(), packet(), bare(2), now))).toBe('draft-incomplete')
  expect(code(() => judge(rubric(), packet(), bare(1), now))).toBe('draft-incomplete')
  expect(judge(rubric(), packet(), bare(0), now).outcome).toBe('not-yet')
})

test('Level 3 needs feedback to the learner, and blanks are none', () => {
  const third = rubric({ level: 3, feedback: 'required' })
  const rated = { a: 2, b: 2, c: 2 }
  expect(code(() => judge(third, packet(), draft(rated, { feedback: ' \n' }), now))).toBe(
    'draft-incomplete',
  )
  expect(judge(third, packet(), draft(rated, { feedback: 'Well done' }), now).outcome).toBe('met')
})

test('a return needs feedback and no ratings', () => {
  expect(code(() => judge(rubric(), packet(), draft({}, { chosenOutcome: 'returned' }), now))).toBe(
    'draft-incomplete',
  )
  const made = judge(
    rubric(),
    packet(),
    draft({}, { chosenOutcome: 'returned', feedback: 'Page 2 is missing' }),
    now,
  )
  expect(made.scores.map(({ noRating }) => noRating)).toEqual(Array(3).fill('not-rated'))
})

const answers = {
  criteria: { about: { criteria: ['a'] } },
  items: { about: { items: [sha('1')] } },
  recusal: { about: { recusal: 'knows-learner' } },
  feedback: { feedback: 'Because' },
  note: { note: 'Because' },
}

test('each non-decision asks for all that it is said to ask for', () => {
  for (const [outcome, { needs }] of Object.entries(nonDecisions)) {
    const chosenOutcome = outcome as keyof typeof nonDecisions
    const third = rubric({ level: 3, feedback: 'required' })
    const decided = (asked: readonly (keyof typeof answers)[]) =>
      code(() => {
        const given = Object.assign({}, ...asked.map((need) => answers[need]))
        judge(third, packet(), draft({}, { chosenOutcome, ...given }), now)
      })
    expect(decided(needs)).toBe(null)
    for (const left of needs)
      expect(decided(needs.filter((need) => need !== left))).toBe('draft-incomplete')
  }
})

test('a non-decision says what it is about, and nothing that was answered for another one', () => {
  const about = { criteria: ['b'], items: [sha('1')], recusal: 'other' } as const
  const given = {
    about: { ...about, criteria: ['b'], items: [sha('1')] },
    feedback: 'F',
    note: 'N',
  }
  const made = (chosenOutcome: Draft['chosenOutcome']) =>
    judge(rubric(), packet(), draft({}, { chosenOutcome, ...given }), now)
  const lacking = made('not-enough-evidence')
  expect(lacking.about).toEqual({ criteria: ['b'] })
  expect(lacking.scores.map(({ noRating }) => noRating)).toEqual([
    'not-rated',
    'not-enough-evidence',
    'not-rated',
  ])
  expect(made('unreadable').about).toEqual({ items: [sha('1')] })
  expect(made('recused').about).toEqual({ recusal: 'other' })
  expect('about' in made('authenticity-doubt')).toBe(false)
  expect(isMadeOf(lacking, draft({}, { chosenOutcome: 'not-enough-evidence', ...given }))).toBe(
    true,
  )
  const other = { ...given, about: { criteria: ['a'] } }
  expect(isMadeOf(lacking, draft({}, { chosenOutcome: 'not-enough-evidence', ...other }))).toBe(
    false,
  )
})

test('kept criteria come with the decision that met them', () => {
  const second = packet({ attempt: 2, earlier: [earlier(1, { a: 3, b: 1 })] })
  const made = judge(rubric(), second, draft({ b: 2, c: 2 }), now)
  expect(made.outcome).toBe('met')
  expect(made.scores[0]).toMatchObject({ ratingId: 'a-3', keptFrom: uuid(101) })
  expect(made.scores[1]).toMatchObject({ ratingId: 'b-2', keptFrom: null })
})

test('a draft begun on something else is not decided', () => {
  const rated = { a: 2, b: 2, c: 2 }
  for (const change of [{ packetRevision: 2 }, { rubricVersion: 2 }, { packetId: 'P-2' }])
    expect(code(() => judge(rubric(), packet(), draft(rated, change), now))).toBe('draft-outdated')
})

test('an amendment needs its reason, and names what it amends', () => {
  const rated = { a: 2, b: 2, c: 2 }
  const amending = { kind: 'amendment', supersedes: uuid(5) } as const
  const made = (reason: string) =>
    judge(rubric(), packet(), draft(rated, { ...amending, reason }), now)
  expect(() => made(' ')).toThrow(/the reason for the amendment/)
  expect(Judgement.parse(made('I had missed page 4'))).toMatchObject({
    kind: 'amendment',
    supersedes: uuid(5),
    reason: 'I had missed page 4',
  })
})

test('a review can be withdrawn, and kept as a second opinion', () => {
  const made = {
    ...judge(rubric(), packet(), draft({ a: 2, b: 2, c: 2 }), now),
    format: 1,
    deviceId: uuid(50),
    reviewerId: 'R-1',
    sequence: 1,
    previousHash: null,
  } as Review
  expect(Judgement.parse(withdraw(made, uuid(6), 'Two packets mixed up', now))).toEqual({
    kind: 'withdrawal',
    id: uuid(6),
    packetId: 'P-1',
    packetRevision: 1,
    rubricId: 'R1',
    rubricVersion: 1,
    supersedes: made.id,
    reason: 'Two packets mixed up',
    begunAt: now,
    madeAt: now,
  })
  const opinion = Judgement.parse(asOpinion(made, uuid(7), now))
  expect(opinion).toMatchObject({
    kind: 'second-opinion',
    supersedes: made.id,
    scores: made.scores,
  })
  expect(opinion).not.toHaveProperty('sequence')
})

test('what a kind demands is held', () => {
  const review = judge(rubric(), packet(), draft({ a: 2, b: 2, c: 2 }), now)
  const parses = (change: object) => Judgement.safeParse({ ...review, ...change }).success
  expect(parses({})).toBe(true)
  expect(parses({ reason: 'Because' })).toBe(false)
  expect(parses({ kind: 'amendment', supersedes: uuid(5), reason: 'Because' })).toBe(true)
  expect(parses({ kind: 'amendment', supersedes: uuid(5), reason: ' \n' })).toBe(false)
  expect(parses({ kind: 'amendment', reason: 'Because' })).toBe(false)
  expect(parses({ kind: 'withdrawal', supersedes: uuid(5), reason: '' })).toBe(false)
  expect(parses({ kind: 'withdrawal', reason: 'Because' })).toBe(false)
  expect(parses({ kind: 'second-opinion', reason: null })).toBe(true)
  expect(parses({ kind: 'opinion' })).toBe(false)
})

test('a judgement is made of its draft until the draft is changed', () => {
  const ranks = { a: 2, b: 3, c: 2 }
  const begun = draft(ranks, { note: 'half a pair \ud83d', feedback: 'Good' })
  const signed = JSON.stringify(judge(rubric(), packet(), begun, now)).replace('\\ud83d', '\ufffd')
  const judgement = Judgement.parse(JSON.parse(signed)) as Review
  expect(isMadeOf(judgement, begun)).toBe(true)
  expect(isMadeOf(judgement, { ...begun, note: 'more' })).toBe(false)
  expect(isMadeOf(judgement, { ...begun, feedback: '' })).toBe(false)
  expect(isMadeOf(judgement, { ...begun, chosenOutcome: 'returned' })).toBe(false)
  expect(isMadeOf(judgement, { ...begun, packetRevision: 2 })).toBe(false)
  expect(isMadeOf(judgement, { ...begun, rubricVersion: 2 })).toBe(false)
  expect(isMadeOf(judgement, { ...begun, scores: draft({ ...ranks, a: 3 }).scores })).toBe(false)
})

test('to take a chosen outcome back is a change, also where all is rated', () => {
  const begun = draft(
    { a: 2, b: 2, c: 2 },
    { chosenOutcome: 'recused', about: { recusal: 'other' } },
  )
  const judgement = judge(rubric(), packet(), begun, now)
  expect(isMadeOf(judgement, begun)).toBe(true)
  expect(isMadeOf(judgement, { ...begun, chosenOutcome: null })).toBe(false)
})

test('a criterion that stays met is not what a draft must say again', () => {
  const resubmitted = packet({ attempt: 2, earlier: [earlier(1, { a: 2 })] })
  const begun = draft({ b: 2, c: 2 })
  expect(isMadeOf(judge(rubric(), resubmitted, begun, now), begun)).toBe(true)
})
