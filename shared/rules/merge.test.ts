import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Anchor } from '../model/anchor.ts'
import { Draft } from '../model/draft.ts'
import type { Packet } from '../model/packet.ts'
import type { Rubric } from '../model/rubric.ts'
import { anchor, criterion, draft, packet, rubric, sha, uuid } from '../testing/review.ts'
import { assess } from './completeness.ts'
import { judge } from './judgement.ts'
import { draftOf, formerScore, merge } from './merge.ts'

const text = (digit: string): Packet['evidence'][number] => ({
  id: `E${digit}`,
  title: 'Log',
  kind: 'text',
  text: digit,
  sha256: sha(digit),
})
const rated = draft({ a: 2, b: 3, c: 2 })

describe('a packet with new evidence', () => {
  const now = packet({ revision: 2, evidence: [text('2')] })

  test('carries over what rests on no changed evidence, and asks about the rest', () => {
    const { draft: merged, fates } = merge(rated, rubric(), now, rubric())
    expect(Object.fromEntries(fates)).toEqual({ a: 'carried', b: 'carried', c: 'changed' })
    expect(merged).toMatchObject({ packetRevision: 2, decisionId: rated.decisionId })
    expect(merged.scores['c']).toEqual({ ratingId: null, comment: '', anchors: [] })
    expect(formerScore(merged, 'c')).toMatchObject({ ratingId: 'c-2', packetRevision: 1 })
    expect(assess(rubric(), now, merged).missing).toEqual([{ what: 'rating', criterionId: 'c' }])
  })

  test('keeps the anchors whose evidence is still there', () => {
    const { draft: merged, fates } = merge(
      rated,
      rubric(),
      packet({ revision: 2, evidence: [text('2'), text('1')] }),
      rubric(),
    )
    expect(fates.get('c')).toBe('carried')
    expect(merged.scores).toEqual(rated.scores)
    expect(merged.former).toEqual([])
  })
})

describe('a revised rubric', () => {
  const next = rubric({
    version: 2,
    criteria: [
      criterion('a', { description: 'Asked in other words' }),
      criterion('b'),
      criterion('d'),
    ],
  })
  const now = packet({ rubricVersion: 2 })

  test('asks about changed and new criteria, and says which are gone', () => {
    const { draft: merged, fates } = merge(rated, rubric(), now, next)
    expect([...fates]).toEqual([
      ['a', 'changed'],
      ['b', 'carried'],
      ['d', 'new'],
      ['c', 'gone'],
    ])
    expect(Object.keys(merged.scores)).toEqual(['a', 'b'])
    expect(merged.former.map(({ criterionId }) => criterionId)).toEqual(['a', 'c'])
  })

  test('whose old version is not here carries nothing over, and loses nothing', () => {
    const { draft: merged, fates } = merge(rated, null, now, next)
    expect([...fates.values()]).toEqual(['changed', 'changed', 'new', 'gone'])
    expect(merged.former).toHaveLength(3)
  })

  test('of another id carries nothing over, even where criteria share ids', () => {
    const other = { ...rubric(), id: 'R2' }
    const { fates } = merge(rated, rubric(), packet({ rubricId: 'R2' }), other)
    expect([...fates.values()]).toEqual(['changed', 'changed', 'changed'])
  })
})

test('an answered criterion that moves again is asked about again, beside its newest score', () => {
  const second = merge(rated, rubric(), packet({ revision: 2, evidence: [text('2')] }), rubric())
  const answered = {
    ...second.draft,
    scores: {
      ...second.draft.scores,
      c: { ratingId: 'c-3', comment: 'Better', anchors: [{ ...anchor, sha256: sha('2') }] },
    },
  }
  const third = packet({ revision: 3, evidence: [text('3')] })
  const { draft: merged, fates } = merge(answered, rubric(), third, rubric())
  expect(fates.get('c')).toBe('changed')
  expect(formerScore(merged, 'c')).toMatchObject({ ratingId: 'c-3', packetRevision: 2 })
  expect(merged.former.map(({ ratingId }) => ratingId)).toEqual(['c-2', 'c-3'])
})

test('a decision becomes a draft that decides the same', () => {
  const decided = judge(rubric(), packet(), rated, '2026-03-03T10:00:00.000Z')
  const purpose = {
    kind: 'review',
    supersedes: null,
    reason: '',
    decisionId: uuid(2),
  } as const
  const again = draftOf(decided, purpose, '2026-03-04T10:00:00.000Z')
  expect(Draft.parse(again)).toEqual(again)
  expect(judge(rubric(), packet(), again, decided.madeAt)).toEqual({
    ...decided,
    id: uuid(2),
    begunAt: again.begunAt,
  })
})

describe('whatever moves', () => {
  const ids = ['a', 'b', 'c', 'd']
  const anchors = fc
    .array(fc.record({ n: fc.integer({ min: 1, max: 50 }), digit: fc.constantFrom('1', '2', '3') }))
    .map((list) =>
      list.map(({ n, digit }): Anchor => ({ ...anchor, id: uuid(n), sha256: sha(digit) })),
    )
  const anyDraft = fc
    .dictionary(
      fc.constantFrom(...ids),
      fc.record({
        ratingId: fc.option(fc.constantFrom('1', '2')).map((rank) => rank),
        comment: fc.string({ maxLength: 5 }),
        anchors,
      }),
    )
    .map((scores): Draft => {
      const named = Object.entries(scores).map(([id, score]) => [
        id,
        { ...score, ratingId: score.ratingId === null ? null : `${id}-${score.ratingId}` },
      ])
      return { ...draft({}), scores: Object.fromEntries(named) }
    })
  const anyRubric = (version: number) =>
    fc
      .uniqueArray(
        fc.record({ id: fc.constantFrom(...ids), description: fc.constantFrom('One', 'Two') }),
        { minLength: 1, selector: ({ id }) => id },
      )
      .map((all): Rubric =>
        rubric({ version, criteria: all.map(({ id, ...rest }) => criterion(id, rest)) }),
      )
  const anyPacket = (revision: number) =>
    fc
      .uniqueArray(fc.constantFrom('1', '2', '3'), { minLength: 1 })
      .map((digits) => packet({ revision, rubricVersion: revision, evidence: digits.map(text) }))
  const move = fc.record({
    start: anyDraft,
    first: anyRubric(1),
    second: anyRubric(2),
    third: anyRubric(3),
    here: anyPacket(2),
    there: anyPacket(3),
  })

  /** All that a draft holds, as values that can be looked for. */
  const holdings = ({ scores, former }: Draft) => {
    const all = [
      ...Object.entries(scores).map(([criterionId, score]) => ({ ...score, criterionId })),
      ...former,
    ]
    return new Set(
      all.flatMap(({ criterionId, ratingId, comment, anchors: tied }) => [
        ...(ratingId === null ? [] : [`rating ${criterionId} ${ratingId}`]),
        ...(comment === '' ? [] : [`comment ${criterionId} ${comment}`]),
        ...tied.map(({ id, sha256 }) => `anchor ${criterionId} ${id} ${sha256}`),
      ]),
    )
  }

  const lost = (before: Draft, after: Draft) => {
    const held = holdings(after)
    return [...holdings(before)].filter((one) => !held.has(one))
  }

  test('merging again changes nothing', () => {
    fc.assert(
      fc.property(move, ({ start, first, second, here }) => {
        const once = merge(start, first, here, second).draft
        expect(merge(once, first, here, second).draft).toEqual(once)
        expect(merge(once, second, here, second).draft).toEqual(once)
      }),
    )
  })

  test('no rating, comment or anchor is lost, however often it moves', () => {
    fc.assert(
      fc.property(move, ({ start, first, second, third, here, there }) => {
        const once = merge(start, first, here, second).draft
        const twice = merge(once, second, there, third).draft
        expect(lost(start, once)).toEqual([])
        expect(lost(start, twice)).toEqual([])
        expect(lost(once, twice)).toEqual([])
      }),
    )
  })

  test('what is carried over is word for word what it was; nothing else keeps its rating', () => {
    fc.assert(
      fc.property(move, ({ start, first, second, here }) => {
        const { draft: merged, fates } = merge(start, first, here, second)
        for (const [id, fate] of fates)
          expect(merged.scores[id]?.ratingId ?? null).toBe(
            fate === 'carried' ? start.scores[id]!.ratingId : null,
          )
        const carried = [...fates].flatMap(([id, fate]) => (fate === 'carried' ? id : []))
        for (const id of carried) expect(merged.scores[id]).toEqual(start.scores[id])
        const shas = new Set(here.evidence.map(({ sha256 }) => sha256))
        for (const { anchors: tied } of Object.values(merged.scores))
          for (const { sha256 } of tied) expect(shas.has(sha256)).toBe(true)
      }),
    )
  })
})
