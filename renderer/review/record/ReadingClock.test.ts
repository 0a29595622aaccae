import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Glance } from '../../store/readings.ts'
import { ReadingClock, type Sight } from './ReadingClock.ts'

const item = (sha256: string, first = 0, last = first): Sight => ({
  packetId: 'P-1',
  sha256,
  pages: { first, last, of: 9 },
})

let written: Glance[] = []
const pass = (time: number) => vi.advanceTimersByTime(time)
const clock = () =>
  new ReadingClock(
    (glance) => void written.push(glance),
    () => performance.now(),
  )
const seen = () => written.map((glance) => glance.seen)

beforeEach(() => {
  vi.useFakeTimers()
  written = []
  return () => vi.useRealTimers()
})

describe('the reading clock', () => {
  test('says at once that an item was opened, even one that shows no page', () => {
    clock().look([{ packetId: 'P-1', sha256: 'a', pages: null }])
    expect(written).toEqual([{ packetId: 'P-1', sha256: 'a', pages: 0, seen: {} }])
  })
  test('counts each page for as long as it can be seen', () => {
    const reading = clock()
    reading.look([item('a', 0)])
    pass(3000)
    reading.look([item('a', 0, 1)])
    pass(1000)
    reading.look([item('a', 4)])
    pass(500)
    reading.look([])
    expect(seen()).toEqual([{}, { 0: 4000, 1: 1000, 4: 500 }])
  })
  test('writes from time to time what stays on screen', () => {
    clock().look([item('a')])
    pass(25_000)
    expect(seen()).toEqual([{}, { 0: 10_000 }, { 0: 10_000 }])
  })
  test('does not count while the window cannot be seen', () => {
    const reading = clock()
    reading.look([item('a')])
    pass(1000)
    reading.seen(false)
    pass(60_000)
    reading.seen(true)
    pass(2000)
    reading.flush()
    expect(seen()).toEqual([{}, { 0: 1000 }, { 0: 2000 }])
  })
  test('gives each item its own time', () => {
    const reading = clock()
    reading.look([item('a')])
    pass(1000)
    reading.look([item('b')])
    pass(2000)
    reading.flush()
    expect(written.map(({ sha256, seen }) => [sha256, seen])).toEqual([
      ['a', {}],
      ['a', { 0: 1000 }],
      ['b', {}],
      ['b', { 0: 2000 }],
    ])
  })
  test('counts two items side by side, and a page that is on screen twice once', () => {
    const reading = clock()
    reading.look([item('a', 0), item('b', 5)])
    pass(1000)
    reading.look([item('a', 0, 1), item('a', 1, 2)])
    pass(500)
    reading.flush()
    expect(written.map(({ sha256, seen }) => [sha256, seen])).toEqual([
      ['a', {}],
      ['b', {}],
      ['b', { 5: 1000 }],
      ['a', { 0: 1500, 1: 500, 2: 500 }],
    ])
  })
})
