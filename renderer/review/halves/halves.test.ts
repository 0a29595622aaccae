import { describe, expect, test } from 'vitest'
import type { Place } from '../../../shared/model/anchor.ts'
import {
  activate,
  choose,
  close,
  go,
  type Halves,
  halfOn,
  halvesOf,
  show,
  split,
  tell,
  toggle,
  within,
} from './halves.ts'

const one = (index: number) => halvesOf([halfOn(index)])
const two = (first: number, second: number, active = 0) =>
  halvesOf([halfOn(first), halfOn(second)], active)
const indexes = ({ halves }: Halves) => halves.map(({ index }) => index)
const page: Place = { type: 'page', page: 4 }
const here = { page: 4, first: 4, last: 5, pages: 9 }

describe('two documents', () => {
  test.each([
    ['the item after it', 0, 3, [0, 1]],
    ['the last with the one before it', 2, 3, [2, 1]],
    ['the only one twice', 0, 1, [0, 0]],
  ])('are %s', (_, index, count, wanted) => {
    expect(indexes(split(one(index), count))).toEqual(wanted)
  })

  test('begin beside the one that is read, which is left as it is', () => {
    const before = tell(one(0), 0, here)
    const both = toggle(before, 3)
    expect(both.active).toBe(0)
    expect(both.halves[0]).toBe(before.halves[0])
    expect(toggle(both, 3)).toEqual(before)
  })

  test('become the one that was active', () => {
    expect(indexes(toggle(activate(two(0, 1), 1), 3))).toEqual([1])
  })

  test('are never the same reader twice', () => {
    const copies = ({ halves }: Halves) => halves.map(({ isCopy }) => isCopy)
    const same = show(activate(two(0, 1), 1), 0)
    expect(copies(same)).toEqual([false, true])
    // The first goes on and comes back, while the second has its item still.
    const gone = show(activate(same, 0), 2)
    expect(copies(show(gone, 0))).toEqual([false, true])
    const left = close(same, 0)
    expect(copies(left)).toEqual([true])
    expect(copies(split(left, 1))).toEqual([true, false])
    expect(copies(within(two(3, 4), 2))).toEqual([false, true])
  })
})

describe('an item', () => {
  test('is shown in the active half', () => {
    expect(indexes(show(two(0, 1), 2))).toEqual([2, 1])
    expect(indexes(show(two(0, 1, 1), 2))).toEqual([0, 2])
  })
  test('that is shown already stays where it is', () => {
    const before = tell(two(0, 1), 0, here)
    expect(show(before, 0)).toBe(before)
  })
  test('is gone to where it is on screen, else in the active half', () => {
    const goTo = { page: 7, anchorId: 'a', nonce: 1 }
    const there = go(two(0, 1), 1, 7, goTo)
    expect(there).toMatchObject({
      active: 1,
      halves: [{ goTo: null }, { index: 1, page: 7, goTo }],
    })
    expect(go(two(0, 1), 2, 7, goTo)).toMatchObject({
      active: 0,
      halves: [{ index: 2, page: 7, goTo }, { index: 1 }],
    })
    expect(go(two(0, 0, 1), 0, 7, goTo).active).toBe(1)
  })
})

describe('what is chosen', () => {
  const chosen = choose(two(0, 1), 1, [page])

  test('makes its half active, and lets go what was chosen in the other', () => {
    expect(chosen).toMatchObject({ active: 1, chosen: { at: 1, places: [page] } })
    expect(choose(chosen, 0, [page]).chosen?.at).toBe(0)
  })
  test('is let go by its own half alone', () => {
    expect(choose(chosen, 0, [])).toBe(chosen)
    expect(choose(chosen, 1, []).chosen).toBeNull()
    expect(activate(chosen, 0).chosen).toBe(chosen.chosen)
  })
  test('goes with its document', () => {
    expect(show(chosen, 2).chosen).toBeNull()
    expect(show(activate(chosen, 0), 2).chosen).toBe(chosen.chosen)
    expect(close(chosen, 1).chosen).toBeNull()
    expect(close(chosen, 0).chosen).toEqual({ at: 0, places: [page] })
  })
})

test('what is told of a half that was closed is not taken', () => {
  const closed = close(two(0, 1), 1)
  expect(tell(closed, 1, here)).toBe(closed)
})
