import { expect, test } from 'vitest'
import type { Anchor } from '../../shared/model/anchor.ts'
import { draftOn, pageAnchor } from '../testing/drafts.ts'
import { renewed } from './anchors.ts'
import { Annotations } from './annotations.ts'
import { History, turnBack } from './history.ts'

function opened() {
  const history = new History()
  let draft = draftOn()
  const annotations = new Annotations((edit) => (draft = history.watch('P-1', edit)(draft)))
  const undo = () => {
    const step = history.takeLast()
    if (step?.is === 'edit') draft = turnBack(step, draft)?.after ?? draft
    return step?.is === 'edit' ? step.what : null
  }
  const anchors = (): Anchor[] => draft.scores['a']?.anchors ?? []
  return { annotations, anchors, undo, pages: () => anchors().map(({ id }) => id) }
}

test('each step is taken back, the last first, in the place where it was', () => {
  const { annotations, anchors, pages, undo } = opened()
  annotations.tie('a', [pageAnchor('one', 1), pageAnchor('two', 2)])
  annotations.tie('a', [pageAnchor('three', 3)])
  annotations.untie('a', anchors()[1]!)
  expect(pages()).toEqual(['one', 'three'])
  expect(undo()).toBe('untied')
  expect(pages()).toEqual(['one', 'two', 'three'])
  undo()
  expect(pages()).toEqual(['one', 'two'])
  expect(undo()).toBe('tied')
  expect(pages()).toEqual([])
  expect(undo()).toBeNull()
})

test('a note that is typed is one step', () => {
  const { annotations, anchors, undo } = opened()
  annotations.tie('a', [pageAnchor('one', 1)])
  for (const text of ['S', 'Se', 'See']) annotations.note('a', anchors()[0]!, text)
  expect(anchors()[0]!.note).toBe('See')
  undo()
  expect(anchors()[0]!.note).toBe('')
  expect(pageAnchor('one', 1)).toEqual(anchors()[0])
})

test('what was tied already is no step', () => {
  const { annotations, pages, undo } = opened()
  annotations.tie('a', [pageAnchor('one', 1)])
  annotations.tie('a', [pageAnchor('again', 1)])
  undo()
  expect(pages()).toEqual([])
})

test('a place tied again elsewhere keeps its note, and is one step', () => {
  const { annotations, anchors, undo } = opened()
  const former = { ...pageAnchor('former', 1), note: 'See the table' }
  const now = { ...former, sha256: '1'.repeat(64), place: { type: 'page', page: 4 } as const }
  annotations.tie('a', [renewed(now, new Date('2026-11-24T10:00:00.000Z'))])
  expect(anchors()).toMatchObject([
    {
      sha256: now.sha256,
      place: now.place,
      note: 'See the table',
      madeAt: '2026-11-24T10:00:00.000Z',
    },
  ])
  expect(anchors()[0]!.id).not.toBe('former')
  undo()
  expect(anchors()).toEqual([])
})
