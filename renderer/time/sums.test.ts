import { expect, test } from 'vitest'
import { asTold, countIn, type TimeSums, toTell, whenTold } from './sums.ts'
import type { Slice } from './WorkClock.ts'

const none: TimeSums = { source: 'S', since: '2026-11-01T00:00:00.000Z', isSeen: true, weeks: [] }
const at = (iso: string) => new Date(iso)
const slice = (criterionId: string, ms: number, rubricId = 'R-1'): Slice => ({
  place: { packetId: 'P-1', rubricId, criterionId },
  ms,
})
const [monday, sunday, after] = ['2026-11-23T08:00Z', '2026-11-29T23:59Z', '2026-11-30T00:00Z'].map(
  at,
) as [Date, Date, Date]

test('adds up by week, rubric and criterion, with the packets that were begun', () => {
  let sums = countIn(none, [slice('a', 1000.4), slice('b', 500)], ['R-1'], +monday)
  sums = countIn(sums, [slice('a', 200), { place: null, ms: 9000 }], ['R-1'], +sunday)
  sums = countIn(sums, [slice('a', 7, 'R-2')], [], +after)
  expect(sums.weeks.map(asTold)).toEqual([
    { week: '2026-W48', rubricId: 'R-1', packets: 2, criteria: { a: 1200, b: 500 } },
    { week: '2026-W49', rubricId: 'R-2', packets: 0, criteria: { a: 7 } },
  ])
})

test('a week is told once it is over, and no sooner', () => {
  const sums = countIn(none, [slice('a', 1000)], ['R-1'], +monday)
  expect(toTell(sums, sunday)).toEqual([])
  const over = toTell(sums, after)
  expect(over).toHaveLength(1)
  expect(toTell(whenTold(sums, over, after), after)).toEqual([])
})

test('what was counted while it was told is told again', () => {
  const sums = countIn(none, [slice('a', 1000)], ['R-1'], +monday)
  const over = toTell(sums, after)
  const more = countIn(sums, [slice('a', 1)], [], +sunday)
  expect(toTell(whenTold(more, over, after), after)).toMatchObject([{ criteria: { a: 1001 } }])
  const again = countIn(whenTold(sums, over, after), [slice('a', 1)], [], +sunday)
  expect(toTell(again, after)).toMatchObject([{ criteria: { a: 1001 } }])
})

test('what was told is kept to be looked at for half a year', () => {
  const sums = countIn(none, [slice('a', 1000)], ['R-1'], +monday)
  const told = whenTold(sums, toTell(sums, after), after)
  expect(told.weeks).toHaveLength(1)
  expect(whenTold(told, [], at('2027-05-24T08:00Z')).weeks).toHaveLength(1)
  expect(whenTold(told, [], at('2027-05-31T08:00Z')).weeks).toHaveLength(0)
})
