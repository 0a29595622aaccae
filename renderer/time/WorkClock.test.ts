import { beforeEach, expect, test, vi } from 'vitest'
import { idleAfter, type Slice, WorkClock, type WorkPlace } from './WorkClock.ts'

const at = (packetId: string, criterionId = 'a'): WorkPlace => ({
  packetId,
  rubricId: 'R-1',
  criterionId,
})

let written: Slice[] = []
const pass = (ms: number) => vi.advanceTimersByTime(ms)

/** A clock of a window that is in front, and what it has counted by place. */
function begun() {
  const clock = new WorkClock(
    (slices) => written.push(...slices),
    () => performance.now(),
  )
  clock.front(true)
  const told = () => {
    clock.flush()
    const sums = new Map<string, number>()
    for (const { place, ms } of written) {
      const key = place ? `${place.packetId} ${place.criterionId}` : '-'
      sums.set(key, (sums.get(key) ?? 0) + ms)
    }
    return Object.fromEntries(sums)
  }
  /** Works for so long, with a touch each second. */
  const work = (ms: number) => {
    for (let left = ms; left > 0; left -= 1000) {
      clock.touch()
      pass(Math.min(1000, left))
    }
  }
  return { clock, told, work }
}

beforeEach(() => {
  vi.useFakeTimers()
  written = []
  return () => vi.useRealTimers()
})

test('counts for the packet and the criterion that are in work, and beside them', () => {
  const { clock, told, work } = begun()
  work(2000)
  clock.at(at('P-1'))
  work(90_000)
  clock.at(at('P-1', 'b'))
  work(5000)
  clock.at(at('P-2'))
  work(3000)
  clock.at(null)
  expect(told()).toEqual({ '-': 2000, 'P-1 a': 90_000, 'P-1 b': 5000, 'P-2 a': 3000 })
})

test('counts a minute after the last touch, and then nothing until the next', () => {
  const { clock, told } = begun()
  clock.at(at('P-1'))
  pass(10_000)
  clock.touch()
  pass(30 * 60_000)
  expect(told()).toEqual({ 'P-1 a': 10_000 + idleAfter })
  clock.touch()
  pass(4000)
  expect(told()).toEqual({ 'P-1 a': 14_000 + idleAfter })
})

test('counts nothing while another window is in front, however it is touched', () => {
  const { clock, told, work } = begun()
  clock.at(at('P-1'))
  work(1000)
  clock.front(false)
  work(20_000)
  clock.at(at('P-2'))
  work(20_000)
  clock.front(true)
  pass(2000)
  expect(told()).toEqual({ 'P-1 a': 1000, 'P-2 a': 2000 })
})

test('hands over from time to time, so that little is lost with the window', () => {
  const { clock } = begun()
  clock.at(at('P-1'))
  pass(25_000)
  expect(written.map(({ ms }) => ms)).toEqual([10_000, 10_000])
  clock.front(false)
  expect(written.map(({ ms }) => ms)).toEqual([10_000, 10_000, 5000])
  pass(60_000)
  expect(written).toHaveLength(3)
})

test('a pointer that moves all the while is one touch after another', () => {
  const { clock, told } = begun()
  for (let turn = 0; turn < 10_000; turn += 1) {
    clock.touch()
    pass(10)
  }
  expect(told()).toEqual({ '-': 100_000 })
})
