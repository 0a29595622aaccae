import { expect, test } from 'vitest'
import { Decision } from '../model/decision.ts'
import { Criterion } from '../model/rubric.ts'
import { criterion, draft, packet, rubric } from '../testing/review.ts'
import { behavioursAsked, behavioursOf, seenOf, withBehaviour } from './behaviours.ts'
import { isMadeOf, judge } from './judgement.ts'
import { draftOf, merge } from './merge.ts'

/** A criterion whose required rating names two behaviours, the highest one more. */
const named = (text = 'Writes down the tide', change: Partial<Criterion> = {}) => {
  const { ratings, ...rest } = criterion('a', change)
  const behaviours = [
    [],
    [],
    [
      { id: 'tide', text },
      { id: 'place', text: 'Names the place' },
    ],
    [{ id: 'again', text: 'Does it twice' }],
  ]
  return Criterion.parse({
    ...rest,
    ratings: ratings.map((rating, at) => ({ ...rating, behaviours: behaviours[at] })),
  })
}
const withNamed = (one = named(), change = {}) =>
  rubric({ ...change, criteria: [one, criterion('b'), criterion('c')] })
const ticked = (seen: string[]) => {
  const made = draft({ a: 2, b: 2, c: 2 })
  made.scores['a']!.behaviours = seen
  return made
}
const at = '2026-03-03T10:00:00.000Z'

test('what is asked is what the chosen rating names, else what the required one does', () => {
  expect(behavioursAsked(named(), null)?.behaviours.map(({ id }) => id)).toEqual(['tide', 'place'])
  expect(behavioursAsked(named(), 'a-3')?.behaviours.map(({ id }) => id)).toEqual(['again'])
  expect(behavioursAsked(named(), 'a-0')).toBeNull()
})

test('ticks stand in the order of the rubric, and the last one taken back leaves none', () => {
  const score = withBehaviour(named(), withBehaviour(named(), {}, 'again', true), 'tide', true)
  expect(score).toEqual({ behaviours: ['tide', 'again'] })
  expect(seenOf(behavioursOf(named()), score).map(({ id }) => id)).toEqual(['tide', 'again'])
  const none = withBehaviour(named(), { behaviours: ['tide'] }, 'tide', false)
  expect(none).not.toHaveProperty('behaviours')
})

test('two behaviours of a criterion do not share an id', () => {
  const [low, ...others] = named().ratings
  const twice = [{ ...low!, behaviours: [{ id: 'tide', text: 'Once more' }] }, ...others]
  expect(Criterion.safeParse({ ...named(), ratings: twice }).success).toBe(false)
})

test('they inform and do not decide: with none ticked the judgement is the same', () => {
  const bare = judge(withNamed(), packet(), ticked([]), at)
  const seen = judge(withNamed(), packet(), ticked(['tide']), at)
  expect(seen.outcome).toBe(bare.outcome)
  expect(seen.scores[0]).toMatchObject({ behaviours: ['tide'] })
  expect(JSON.stringify(bare)).not.toContain('behaviours')
})

test('a tick that was changed since is not what was decided', () => {
  const made = judge(withNamed(), packet(), ticked(['tide']), at)
  expect(isMadeOf(made, ticked(['tide']))).toBe(true)
  expect(isMadeOf(made, ticked(['tide', 'place']))).toBe(false)
  expect(isMadeOf(made, ticked([]))).toBe(false)
})

test('a decision opened again has its ticks', () => {
  const made = judge(withNamed(), packet(), ticked(['tide']), at)
  const purpose = {
    kind: 'amendment',
    supersedes: made.id,
    reason: '',
    decisionId: made.id,
  } as const
  expect(draftOf(made, purpose, at).scores['a']).toMatchObject({ behaviours: ['tide'] })
  expect(draftOf(made, purpose, at).scores['b']).not.toHaveProperty('behaviours')
})

test('a decision that was signed before there were any is the same when it is parsed', () => {
  const signing = { format: 1, deviceId: packetUuid, reviewerId: 'R-1', sequence: 1 } as const
  const old = {
    ...judge(withNamed(), packet(), ticked([]), at),
    ...signing,
    previousHash: null,
  }
  // Central records compare the canonical form of what they parsed with the bytes that were signed.
  expect(Decision.parse(old)).toEqual(old)
})
const packetUuid = '018f0000-0000-7000-8000-000000000001'

test('a revised rubric carries the ticks whose words are the same, and asks nothing for the others', () => {
  const now = packet({ rubricVersion: 2 })
  const next = withNamed(named('Writes down tide and wind'), { version: 2 })
  const { draft: merged, fates } = merge(ticked(['tide', 'place']), withNamed(), now, next)
  expect(fates.get('a')).toBe('carried')
  expect(merged.scores['a']).toMatchObject({ ratingId: 'a-2', behaviours: ['place'] })
  expect(
    merge(ticked(['tide']), withNamed(), packet({ revision: 2 }), withNamed()).draft.scores['a'],
  ).toMatchObject({ behaviours: ['tide'] })
})
