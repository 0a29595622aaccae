import { expect, test } from 'vitest'
import { Holding } from './holding.ts'

const row = (id: string, more: object = {}) => ({
  id,
  kind: 'review' as const,
  state: 'unsent' as const,
  sentAt: null,
  ...more,
})
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)

test('a decision waits from when it is first seen, whatever comes after it', () => {
  let now = 1000
  const holding = new Holding(() => now)
  expect(holding.due([row('a')], 30_000)).toEqual([])
  now += 20_000
  expect(holding.due([row('a'), row('b')], 30_000)).toEqual([])
  expect(holding.next()).toBe(10_000)
  now += 10_000
  expect(ids(holding.due([row('a'), row('b')], 30_000))).toEqual(['a'])
  now += 20_000
  expect(ids(holding.due([row('b')], 30_000))).toEqual(['b'])
})

test('without a hold, and where one does not want to wait, all goes at once', () => {
  const holding = new Holding(() => 0)
  expect(ids(holding.due([row('a'), row('b')], 0))).toEqual(['a', 'b'])
  expect(holding.next()).toBe(Infinity)
  expect(new Holding(() => 0).next()).toBe(Infinity)
})

test('one whose time came while a turn was on goes with a turn at once, one that may go does not', () => {
  let now = 0
  const holding = new Holding(() => now)
  holding.due([row('a')], 30_000)
  now = 31_000
  expect(holding.next()).toBe(0)
  expect(ids(holding.due([row('a')], 30_000))).toEqual(['a'])
  // It did not go, as something else keeps it here.
  expect(holding.next()).toBe(Infinity)
})

test('what was sent once, is held at central records, or takes back, does not wait', () => {
  const holding = new Holding(() => 0)
  const rows = [
    row('sent', { sentAt: '2026-11-24T10:00:00.000Z' }),
    row('held', { state: 'held' }),
    row('withdrawal', { kind: 'withdrawal' }),
    row('fresh'),
  ]
  expect(ids(holding.due(rows, 1000))).toEqual(['sent', 'held', 'withdrawal'])
})
