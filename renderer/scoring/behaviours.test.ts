import { expect, test } from 'vitest'
import type { Draft } from '../../shared/model/draft.ts'
import { criterion, draft } from '../../shared/testing/review.ts'
import { tick } from './edits.ts'
import { History, turnBack } from './history.ts'

const one = criterion('a')
const required = one.ratings[2]!
required.behaviours = [
  { id: 'tide', text: 'Writes down the tide' },
  { id: 'place', text: 'Names the place' },
]

test('a tick is a step that is taken back and done again', () => {
  const history = new History()
  const before = draft({ a: 2 })
  const after = history.watch('P-1', tick(one, 'place', true))(before)
  expect(after.scores['a']).toMatchObject({ ratingId: 'a-2', behaviours: ['place'] })
  const turn = (as: 'undo' | 'redo', from: Draft) => {
    const step = as === 'undo' ? history.takeLast() : history.takeUndone()
    if (step?.is !== 'edit') throw new Error('there is no such step')
    const turned = turnBack(step, from)!
    history.turned(turned.step, as)
    return turned.after
  }
  const undone = turn('undo', after)
  expect(undone.scores['a']).toEqual(before.scores['a'])
  expect(turn('redo', undone).scores['a']).toEqual(after.scores['a'])
})
