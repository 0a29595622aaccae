import { expect, test } from 'vitest'
import { rubric } from '../../shared/testing/review.ts'
import { draftOn, pageAnchor } from '../testing/drafts.ts'
import { tiedIn } from './tied.ts'

test('what is tied and what was tied before are told apart, each once', () => {
  const [kept, lost, fresh] = [
    pageAnchor('kept', 1),
    { ...pageAnchor('lost', 2), note: 'See there' },
    pageAnchor('fresh', 3),
  ]
  const before = {
    criterionId: 'b',
    packetRevision: 1,
    rubricId: 'R1',
    rubricVersion: 1,
    ratingId: 'b-2',
    comment: '',
  }
  const scores = { b: { ratingId: null, comment: '', anchors: [kept, fresh] } }
  const former = [
    { ...before, anchors: [pageAnchor('long ago', 9)] },
    { ...before, packetRevision: 2, anchors: [kept, lost] },
  ]
  const tied = tiedIn(rubric(), { ...draftOn().scores, ...scores }, former)
  expect(
    tied.map(({ anchor, criterionId, name, isFormer }) => [anchor.id, criterionId, name, isFormer]),
  ).toEqual([
    ['kept', 'b', 'Tied to 2 Criterion b', false],
    ['fresh', 'b', 'Tied to 2 Criterion b', false],
    ['lost', 'b', 'Was tied to 2 Criterion b: See there', true],
  ])
})
