import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Dues } from './Dues.ts'

// Local times on purpose: days are those of the reviewer's own calendar.
const at = (day: number, hour = 12) => new Date(2026, 10, day, hour)
const row = (day: number | null, standing: 'open' | 'accepted') => ({
  dueAt: day === null ? null : at(day, day % 24).toISOString(),
  standing,
})

test('counts by day what came, moved on and went, as counting the rows would', () => {
  const anyRow = fc.option(
    fc
      .tuple(fc.option(fc.integer({ min: 1, max: 28 })), fc.constantFrom('open', 'accepted'))
      .map(([day, standing]) => row(day, standing as 'open')),
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(4), anyRow)),
      fc.nat(27),
      fc.nat(27),
      (moves, one, other) => {
        const dues = new Dues()
        const rows = new Map<number, ReturnType<typeof row> | null>()
        for (const [id, next] of moves) {
          dues.move(rows.get(id) ?? null, next)
          rows.set(id, next)
        }
        const [from, until] = [at(1 + Math.min(one, other), 0), at(1 + Math.max(one, other), 0)]
        const due = [...rows.values()].filter(
          (r) => r?.dueAt != null && new Date(r.dueAt) >= from && new Date(r.dueAt) < until,
        )
        expect(dues.between(from, until)).toEqual({
          packets: due.length,
          decided: due.filter((r) => r?.standing === 'accepted').length,
        })
      },
    ),
  )
})
