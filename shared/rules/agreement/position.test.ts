import { describe, expect, test } from 'vitest'
import { byPosition, partName, type Placed, sayPosition } from './position.ts'
import { depthsOf, positionsOf } from './sittings.ts'
import { inEnglish, type Said } from '../said.ts'

const english =
  <Given extends unknown[]>(say: (...given: Given) => Said[]) =>
  (...given: Given) =>
    inEnglish(...say(...given))

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 9, minutes)).toISOString()

test('a pause begins another sitting, and a short one has no early and late', () => {
  const moments = [0, 10, 20, 30, 40, 86, 96].map(at)
  expect(positionsOf(moments)).toEqual([1, 2, 3, 4, 5, 1, 2])
  expect(depthsOf(moments)).toEqual([0, 0.25, 0.5, 0.75, 1, null, null])
  expect(depthsOf([])).toEqual([])
})

/** Twenty packets over a sitting, of four ratings each; `exactAt` tells how many are the same. */
const sitting = (many: number, exactAt: (depth: number) => number): Placed[] =>
  Array.from({ length: many }, (_, place) => {
    const depth = place / (many - 1)
    return { depth, ratings: 4, exact: exactAt(depth) }
  })

describe('agreement by place in a session', () => {
  test('is of thirds where packets are few, and says that it falls', () => {
    const found = byPosition(sitting(21, (depth) => (depth < 0.5 ? 4 : 2)))
    expect(found.groups.map(({ part, packets }) => [part, packets])).toEqual([
      [0, 7],
      [1, 7],
      [2, 7],
    ])
    expect(found.moves!.high).toBeLessThan(0)
    expect(english(sayPosition)(found)).toBe(
      'You agree less the longer you sit: 100 % the same in the first third of a session, 50 % in the last third. A pause is cheap.',
    )
  })

  test('is of tenths where they are many, and says that it does not move', () => {
    const found = byPosition(sitting(100, (depth) => (Math.round(depth * 99) % 2 === 0 ? 4 : 3)))
    expect(found.groups).toHaveLength(10)
    expect(english(sayPosition)(found)).toMatch(
      /^You agree early and late in a session alike, .*first tenth of a session, 8\d % in the last tenth\.$/,
    )
  })

  test('moves by what the line through the packets rises', () => {
    const found = byPosition(sitting(5, (depth) => depth * 4))
    expect(found.moves).toMatchObject({ value: 1 })
    const more = byPosition(sitting(17, (depth) => Math.round(depth * 4)))
    expect(english(sayPosition)(more)).toContain('You agree more the longer you sit')
  })

  test('of few, or of one place, says so', () => {
    expect(english(sayPosition)(byPosition([]))).toContain('there are 0')
    const same = Array.from({ length: 20 }, () => ({ depth: 0.1, ratings: 4, exact: 4 }))
    expect(english(sayPosition)(byPosition(same))).toContain('no early and late')
  })
})

test('parts have names', () => {
  expect([0, 1, 2].map((part) => inEnglish(partName(part, 3)))).toEqual([
    'first third',
    'middle third',
    'last third',
  ])
  expect([0, 4, 9].map((part) => inEnglish(partName(part, 10)))).toEqual([
    'first tenth',
    'fifth tenth',
    'last tenth',
  ])
})
