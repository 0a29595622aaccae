import { beforeEach, expect, test, vi } from 'vitest'
import { problem } from '../../shared/protocol/problem.ts'
import { readTimeSums, seeTimeSums } from '../store/time-sums.ts'
import { addWork } from '../store/times.ts'
import { bench } from '../testing/setup.ts'
import { turn } from '../testing/turn.ts'
import { takeTurn } from './turn.ts'

const [during, after] = ['2026-11-25T08:00:00.000Z', '2026-11-30T08:00:00.000Z'].map((iso) =>
  Date.parse(iso),
) as [number, number]
const place = { packetId: 'P-1', rubricId: 'R-1', criterionId: 'a' }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: during })
  return () => vi.useRealTimers()
})

/** A machine on which so many milliseconds were worked since the office asked. */
async function worked(ms: number) {
  const desk = await bench()
  desk.central.timeSums = true
  // What was worked before is nobody's business.
  await addWork([{ place, ms: 5000 }], during - 10_000, desk.store)
  await takeTurn(desk.here, turn)
  await addWork([{ place, ms }], during, desk.store)
  await addWork([{ place: { ...place, packetId: 'P-2' }, ms }], during, desk.store)
  return desk
}

test('the office is told what was worked since it asked, of a week that is over, once', async () => {
  const { central, here, store } = await worked(1500)
  await takeTurn(here, turn)
  expect(central.times).toEqual([])

  vi.setSystemTime(after)
  await takeTurn(here, turn)
  await takeTurn(here, turn)
  const { source, since } = (await readTimeSums(store))!
  expect(since).toBe('2026-11-25T08:00:00.000Z')
  expect(central.times).toEqual([
    {
      source,
      sums: [{ week: '2026-W48', rubricId: 'R-1', packets: 1, criteria: { a: 3000 } }],
    },
  ])
  expect(JSON.stringify(central.times)).not.toMatch(/P-1|P-2|R-0|Laptop/)
})

test('what could not be told is told later, and keeps nothing else from being done', async () => {
  const { central, here, store } = await worked(1500)
  vi.setSystemTime(after)
  central.instead = (path) =>
    path.endsWith('/times') ? central.problem(problem('internal')) : null
  await takeTurn(here, turn)
  expect((await readTimeSums(store))?.weeks).toMatchObject([{ isTold: false }])
  central.instead = () => null
  await takeTurn(here, turn)
  expect(central.times).toHaveLength(1)
  expect((await readTimeSums(store))?.weeks).toMatchObject([{ isTold: true }])
})

test('an office that no longer asks is told nothing, and what was counted for it goes', async () => {
  const { central, here, store } = await worked(1500)
  await seeTimeSums(store)
  expect((await readTimeSums(store))?.isSeen).toBe(true)
  const first = (await readTimeSums(store))!.source
  vi.setSystemTime(after)
  central.timeSums = false
  await takeTurn(here, turn)
  expect(await readTimeSums(store)).toBeNull()
  central.timeSums = true
  await takeTurn(here, turn)
  expect(central.times).toEqual([])
  // Asked anew, it is said anew, and under another name.
  expect(await readTimeSums(store)).toMatchObject({ isSeen: false, weeks: [] })
  expect((await readTimeSums(store))!.source).not.toBe(first)
})
