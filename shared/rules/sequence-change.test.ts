import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareSequences, type Run } from './sequence-change.ts'

const plenty = () => ({ left: 1e7 })

/** What the runs make of `before`, with what came taken from `now`. */
function apply(runs: Run[], before: string[], now: string[]): string[] {
  const made: string[] = []
  let [x, y] = [0, 0]
  for (const { kind, length } of runs) {
    if (kind === 'same') made.push(...before.slice(x, x + length))
    if (kind === 'new') made.push(...now.slice(y, y + length))
    if (kind !== 'new') x += length
    if (kind !== 'gone') y += length
  }
  expect([x, y]).toEqual([before.length, now.length])
  return made
}

/** The length of the longest common subsequence, tried out cell by cell. */
function longest(before: string[], now: string[]): number {
  let row = Array.from({ length: now.length + 1 }, () => 0)
  for (const unit of before) {
    const next = [0]
    for (const [at, other] of now.entries())
      next.push(unit === other ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!))
    row = next
  }
  return row.at(-1)!
}

const kept = (runs: Run[]) =>
  runs.reduce((sum, { kind, length }) => sum + (kind === 'same' ? length : 0), 0)

const few = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 14 })

test('what it says makes the one of the other, whatever it may cost', () => {
  fc.assert(
    fc.property(few, few, fc.nat({ max: 60 }), (before, now, left) => {
      expect(apply(compareSequences(before, now, { left }), before, now)).toEqual(now)
    }),
    { numRuns: 500 },
  )
})

test('no less goes and comes than has to', () => {
  fc.assert(
    fc.property(few, few, (before, now) => {
      expect(kept(compareSequences(before, now, plenty()))).toBe(longest(before, now))
    }),
    { numRuns: 500 },
  )
})

test('runs are in order and none is empty; what went is before what came', () => {
  fc.assert(
    fc.property(few, few, (before, now) => {
      const runs = compareSequences(before, now, plenty())
      for (const [at, { kind, length }] of runs.entries()) {
        expect(length).toBeGreaterThan(0)
        const next = `${kind} ${runs[at + 1]?.kind}`
        expect(['same same', 'gone gone', 'new new', 'new gone']).not.toContain(next)
      }
    }),
  )
})

test('texts with nothing in common cost what is left and no more, and what was found is kept', () => {
  const many = (letter: string) => Array.from({ length: 60_000 }, (_, at) => `${letter}${at}`)
  const [before, now] = [
    ['begin', ...many('a')],
    ['begin', 'x', ...many('b')],
  ]
  const cost = { left: 1_000_000 }
  const runs = compareSequences(before, now, cost)
  expect(cost.left).toBeLessThan(0)
  expect(cost.left).toBeGreaterThan(-60_000)
  expect(runs[0]).toEqual({ kind: 'same', length: 1 })
  expect(apply(runs, before, now)).toEqual(now)
})
