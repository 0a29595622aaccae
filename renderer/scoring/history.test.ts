import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Draft } from '../../shared/model/draft.ts'
import { draftOn, pageAnchor } from '../testing/drafts.ts'
import {
  chooseOutcome,
  commentOn,
  type Edit,
  noteOn,
  rate,
  tie,
  untie,
  writeFeedback,
  writeNote,
} from './edits.ts'
import { History, type Step, turnBack } from './history.ts'

function opened() {
  const history = new History()
  let draft = draftOn()
  const turn = (step: Step | null, as: 'undo' | 'redo') => {
    const turned = step?.is === 'edit' ? turnBack(step, draft) : null
    if (turned) {
      draft = turned.after
      history.turned(turned.step, as)
    }
    return step !== null
  }
  return {
    history,
    draft: () => draft,
    edit: (change: Edit) => (draft = history.watch('P-1', change)(draft)),
    undo: () => turn(history.takeLast(), 'undo'),
    redo: () => turn(history.takeUndone(), 'redo'),
  }
}

/** Scores without those in which nothing is. */
const said = ({ scores, chosenOutcome, feedback, note }: Draft) => ({
  scores: Object.fromEntries(
    Object.entries(scores).filter(
      ([, { ratingId, comment, anchors }]) => ratingId !== null || comment || anchors.length > 0,
    ),
  ),
  chosenOutcome,
  feedback,
  note,
})

const criteria = fc.constantFrom('a', 'b')
const places = fc.nat({ max: 4 })
const words = fc.constantFrom('', 'Se', 'See', 'See p. 2')
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(criteria, fc.constantFrom(null, '1', '2', '3')).map(([id, step]) => rate(id, step)),
  fc.tuple(criteria, words).map(([id, text]) => commentOn(id, text)),
  fc.tuple(criteria, places).map(([id, place]) => tie(id, [pageAnchor(`${id}${place}`, place)])),
  fc.tuple(criteria, places).map(([id, place]) => untie(id, [`${id}${place}`])),
  fc.tuple(criteria, places, words).map(([id, place, text]) => noteOn(id, `${id}${place}`, text)),
  fc.constantFrom(null, 'returned' as const, 'recused' as const).map(chooseOutcome),
  words.map(writeFeedback),
  words.map(writeNote),
)

test('whatever is done, all steps back lead to where it began, and all forward to where it ended', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 30 }), (steps) => {
      const { draft, edit, undo, redo } = opened()
      for (const step of steps) edit(step)
      const end = said(draft())
      while (undo());
      expect(said(draft())).toEqual(said(draftOn()))
      while (redo());
      expect(said(draft())).toEqual(end)
    }),
  )
})

test('each step back is the state before the step', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 12 }), anyEdit, (steps, last) => {
      const { draft, edit, undo } = opened()
      for (const step of steps) edit(step)
      // Rated last, so that what follows is not of the same text.
      edit(rate('c', '1'))
      const before = draft()
      edit(last)
      if (JSON.stringify(said(draft())) === JSON.stringify(said(before))) return
      undo()
      expect(said(draft())).toEqual(said(before))
    }),
  )
})

test('what is typed into one text is one step', () => {
  const { draft, edit, undo, history } = opened()
  for (const text of ['S', 'Se', 'See']) edit(commentOn('a', text))
  edit(rate('a', '2'))
  edit(commentOn('a', 'See p'))
  undo()
  expect(draft().scores['a']).toMatchObject({ comment: 'See', ratingId: '2' })
  undo()
  expect(draft().scores['a']?.ratingId).toBeNull()
  undo()
  expect(draft().scores['a']?.comment).toBe('')
  expect(history.takeLast()).toBeNull()
})

test('a step of which nothing is left to be changed is none', () => {
  const { draft, history, edit, undo } = opened()
  edit(rate('a', '2'))
  const step = history.takeLast()
  expect(turnBack(step as Extract<Step, { is: 'edit' }>, draftOn())).toBeNull()
  expect(undo()).toBe(false)
  expect(draft().scores['a']?.ratingId).toBe('2')
})

test.each(['undo', 'redo'] as const)('a step whose %s was not taken can be tried again', (as) => {
  const { draft, history, edit, undo, redo } = opened()
  edit(rate('a', '2'))
  if (as === 'redo') undo()
  const step = as === 'undo' ? history.takeLast() : history.takeUndone()
  history.keep(step!, as)
  expect(as === 'undo' ? undo() : redo()).toBe(true)
  expect(draft().scores['a']?.ratingId).toBe(as === 'undo' ? null : '2')
  expect(as === 'undo' ? undo() : redo()).toBe(false)
})

test('what is done anew ends what could be done again', () => {
  const { edit, undo, redo } = opened()
  edit(rate('a', '2'))
  undo()
  edit(rate('b', '1'))
  expect(redo()).toBe(false)
})

test('a decision is a step among the others', () => {
  const { history, edit } = opened()
  edit(rate('a', '2'))
  history.decided('P-1')
  edit(rate('b', '2'))
  expect([1, 2, 3].map(() => history.takeLast()?.is)).toEqual(['edit', 'decision', 'edit'])
})

test('what is written as a step of its own is taken back without what was typed around it', () => {
  const { history, draft, edit, undo } = opened()
  edit(writeFeedback('a'))
  edit(writeFeedback('ab'))
  history.part()
  edit(writeFeedback('ab ready to use'))
  history.part()
  edit(writeFeedback('ab ready to use!'))
  edit(writeFeedback('ab ready to use!!'))
  undo()
  expect(draft().feedback).toBe('ab ready to use')
  undo()
  expect(draft().feedback).toBe('ab')
  undo()
  expect(draft().feedback).toBe('')
})
