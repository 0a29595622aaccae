import { expect, test } from 'vitest'
import { criterion, rubric } from '../testing/review.ts'
import { Code } from '../protocol/devices.ts'
import { Score } from './decision.ts'
import { EvidenceFile, pieceSize } from './evidence.ts'
import { Criterion, Rubric } from './rubric.ts'
import { Id } from './values.ts'

test('the required rating is one of the ratings', () => {
  expect(Criterion.safeParse(criterion('a', { requiredRatingId: 'b-2' })).success).toBe(false)
})

test('ids are not shared within a rubric', () => {
  const twice = { ...rubric(), criteria: [criterion('a'), criterion('a')] }
  expect(Rubric.safeParse(twice).success).toBe(false)
})

test('Level 3 without feedback is no rubric', () => {
  expect(Rubric.safeParse({ ...rubric(), level: 3, feedback: 'optional' }).success).toBe(false)
})

test('a score has a rating or a reason, never both or neither', () => {
  const score = { criterionId: 'a', comment: '', anchors: [], keptFrom: null }
  const parse = (ratingId: string | null, noRating: string | null) =>
    Score.safeParse({ ...score, ratingId, noRating }).success
  expect(parse('a-1', null)).toBe(true)
  expect(parse(null, 'not-rated')).toBe(true)
  expect(parse('a-1', 'not-rated')).toBe(false)
  expect(parse(null, null)).toBe(false)
})

test('a file has as many pieces as its size asks for', () => {
  const sha256 = '0'.repeat(64)
  const file = (size: number, pieces: number) =>
    EvidenceFile.safeParse({
      id: 'E1',
      title: 'Log',
      kind: 'file',
      fileName: null,
      mediaType: 'application/pdf',
      size,
      sha256,
      pieces: Array(pieces).fill(sha256),
    }).success
  expect([file(0, 0), file(1, 1), file(pieceSize, 1), file(pieceSize + 1, 2)]).toEqual(
    Array(4).fill(true),
  )
  expect([file(0, 1), file(pieceSize + 1, 1)]).toEqual([false, false])
})

test('an id is safe in a path', () => {
  for (const bad of ['', '.', '..', '../x', 'a/b', 'a b', '-a', 'é'])
    expect(Id.safeParse(bad).success, bad).toBe(false)
  expect(Id.safeParse('P-0412').success).toBe(true)
})

test('a code is read whatever its case and spacing', () => {
  expect(Code.parse('abcd-efgh jkmn')).toBe('ABCDEFGHJKMN')
  expect(Code.safeParse('ABCD').success).toBe(false)
})
