import { describe, expect, test } from 'vitest'
import { agreementOf, type Pair } from './criterion.ts'
import { driftOf, sayDrift } from './drift.ts'
import { positionsOf } from './sittings.ts'
import { alphaBands, bandOf, kappaBands, sayAgreement, saySeverity } from './words.ts'
import { inEnglish, type Said } from '../said.ts'

const english =
  <Given extends unknown[]>(say: (...given: Given) => Said[]) =>
  (...given: Given) =>
    inEnglish(...say(...given))

/** SAS/STAT 14.1, PROC FREQ, "Agreement Study", as pairs. */
const skin: Pair[] = [
  [10, 4, 1, 0],
  [5, 10, 12, 2],
  [2, 4, 12, 5],
  [0, 2, 6, 13],
].flatMap((row, own) =>
  row.flatMap((count, other) => Array.from({ length: count }, (): Pair => [own, other])),
)

describe('the agreement of SAS’s dermatologists', () => {
  const found = agreementOf(skin, 4)
  test('is counted, weighted and put into words', () => {
    expect(found.packets).toBe(88)
    // The diagonal has 45 of 88, the one beside it 36 more.
    expect(found.exact!.value).toBeCloseTo(45 / 88, 10)
    expect(found.near!.value).toBeCloseTo(81 / 88, 10)
    expect(found.kappa!.value).toBeCloseTo(0.5082, 4)
    expect(english(sayAgreement)(found)).toMatch(/^51 % exactly the same, 92 % within one step/)
  })
  test('has the direction in which one of them leans', () => {
    expect(found.severity).toBeCloseTo(-4 / 88, 10)
    expect(english(saySeverity)(found)).toBe('Neither stricter nor milder.')
  })
})

test('much that is near and an alpha near nothing is called what it is', () => {
  const alike = Array.from({ length: 40 }, (_, at): Pair => [1 + (at % 2), 1 + ((at >> 1) % 2)])
  const words = english(sayAgreement)(agreementOf(alike, 4))
  expect(words).toMatch(/100 % within one step, but alpha −?0\.0\d: the ratings hardly separate/)
})

test('few packets, one rating alone and nothing at all are not made more of', () => {
  expect(english(sayAgreement)(agreementOf([], 4))).toBe('Nothing rated yet.')
  expect(english(sayAgreement)(agreementOf([[1, 1]], 4))).toMatch(/of 1 packet: too few/)
  const same = Array.from({ length: 12 }, (): Pair => [2, 2])
  expect(english(sayAgreement)(agreementOf(same, 4))).toMatch(/All were given the same rating/)
  expect(english(saySeverity)(agreementOf([[1, 2]], 4))).toBe('')
  const strict = Array.from({ length: 10 }, (_, at): Pair => [1, at % 2 ? 1 : 2])
  expect(english(saySeverity)(agreementOf(strict, 4))).toBe('Stricter by 0.5 steps on average.')
})

test('bands are those of Landis and Koch, and of Krippendorff', () => {
  const names = [-0.1, 0.1, 0.21, 0.5, 0.61, 0.81].map((value) =>
    inEnglish(bandOf(kappaBands, value)),
  )
  expect(names).toEqual(['poor', 'slight', 'fair', 'moderate', 'substantial', 'almost perfect'])
  expect(inEnglish(bandOf(alphaBands, 0.6666))).toBe('good enough for tentative conclusions')
  expect(inEnglish(bandOf(alphaBands, 0.66))).toBe('not to be relied on')
  expect(inEnglish(bandOf(alphaBands, 0.8))).toBe('reliable')
})

describe('drift', () => {
  const sat = (by: number) =>
    Array.from({ length: 30 }, (_, at) => ({
      position: 1 + (at % 15),
      height: 0.6 + by * (at % 15) + (at % 2 ? 0.02 : -0.02),
    }))
  test('is told where it is more than chance, and of which way', () => {
    expect(english(sayDrift)(driftOf(sat(-0.01)))).toMatch(
      /lower the longer you sit: by about 10 %/,
    )
    expect(english(sayDrift)(driftOf(sat(0.01)))).toMatch(/higher/)
    expect(english(sayDrift)(driftOf(sat(0)))).toMatch(/no more than chance/)
    expect(english(sayDrift)(driftOf(sat(0.01).slice(0, 9)))).toMatch(/there are 9/)
  })
  test('groups positions, and a long pause begins a sitting', () => {
    expect(driftOf(sat(0)).groups.map(({ from, to }) => [from, to])).toEqual([
      [1, 5],
      [6, 10],
      [11, 15],
    ])
    const at = (minutes: number) => new Date(minutes * 60_000).toISOString()
    expect(positionsOf([0, 10, 40, 90, 91].map(at))).toEqual([1, 2, 3, 1, 2])
  })
})
