import { describe, expect, test } from 'vitest'
import { problem } from '../../shared/protocol/problem.ts'
import { rowOf as row, slotOf } from '../testing/queue.ts'
import { noFilters, passes } from './filters.ts'
import { stateOf } from './state.ts'

describe('stateOf', () => {
  test('evidence on its way never reads 100 %', () => {
    const arriving = row('P-1', { ready: false, bytes: 1000, have: 999 })
    expect(stateOf(arriving)).toEqual({ key: 'arriving', text: 'Arriving 99 %' })
  })

  test('what was decided shows so, whatever its evidence does', () => {
    const decided = row('P-1', { ready: false, standing: 'accepted', outcome: 'not-yet' })
    expect(stateOf(decided)).toEqual({ key: 'accepted', text: 'Accepted: not yet' })
  })

  test('evidence that will not come is told before evidence on its way', () => {
    const damaged = row('P-1', { ready: false, have: 0, problem: problem('evidence-corrupt', 'A') })
    expect(stateOf(damaged).key).toBe('damaged')
  })

  test('work on a packet that was taken back is told as taken back', () => {
    expect(stateOf(row('P-1', { standing: 'draft', gone: 'withdrawn' })).text).toBe(
      'Taken back: withdrawn',
    )
  })
})

describe('passes', () => {
  const rows = [
    row('P-1'),
    row('P-2', { level: 2, standing: 'draft' }),
    row('P-3', { standing: 'conflict', outcome: 'met' }),
    row('P-4', { standing: 'refused', outcome: 'met' }),
    row('P-5', {
      standing: 'decided',
      outcome: 'met',
      pathwayId: 'family',
      pathwayTitle: 'Family learning',
    }),
  ]
  const ids = (filters: Partial<typeof noFilters>) =>
    rows
      .map(slotOf)
      .filter(passes({ ...noFilters, ...filters }, new Date('2026-12-02T10:00:00.000Z')))
      .map(({ row: { id } }) => id)

  test('passes all in their order where nothing is asked', () => {
    expect(ids({})).toEqual(['P-1', 'P-2', 'P-3', 'P-4', 'P-5'])
  })

  test('finds every word anywhere, without accents and case', () => {
    expect(ids({ text: 'nguyen FAMILY' })).toEqual(['P-5'])
    expect(ids({ text: 'nguyen inland' })).toEqual([])
  })

  test('keeps apart what is to do, and what asks for attention', () => {
    expect(ids({ state: 'todo' })).toEqual(['P-1', 'P-2'])
    expect(ids({ state: 'attention' })).toEqual(['P-3', 'P-4'])
  })

  test('joins its conditions', () => {
    expect(ids({ level: 2, state: 'todo' })).toEqual(['P-2'])
    expect(ids({ level: 2, pathway: 'family' })).toEqual([])
  })
  test('tells what is late, due soon, later and never', () => {
    const dated = [
      row('P-1', { dueAt: '2026-12-02T09:00:00.000Z' }),
      row('P-2', { dueAt: '2026-12-02T11:00:00.000Z' }),
      row('P-3', { dueAt: '2026-12-06T11:00:00.000Z' }),
      row('P-4', { dueAt: '2027-01-06T11:00:00.000Z' }),
      row('P-5', { dueAt: null }),
    ]
    const due = (span: NonNullable<typeof noFilters.due>) =>
      dated
        .map(slotOf)
        .filter(passes({ ...noFilters, due: span }, new Date('2026-12-02T10:00:00.000Z')))
        .map(({ row: { id } }) => id)
    expect(due('late')).toEqual(['P-1'])
    expect(due('today')).toEqual(['P-2'])
    expect(due('week')).toEqual(['P-2', 'P-3'])
    expect(due('later')).toEqual(['P-4'])
    expect(due('none')).toEqual(['P-5'])
  })

  test('keeps apart attempts, and what is flagged', () => {
    const some = [row('P-1', { attempt: 2 }), row('P-2', { flagged: true })].map(slotOf)
    const of = (filters: Partial<typeof noFilters>) =>
      some.filter(passes({ ...noFilters, ...filters }, new Date())).map((slot) => slot.row.id)
    expect(of({ attempt: 'again' })).toEqual(['P-1'])
    expect(of({ attempt: 'first' })).toEqual(['P-2'])
    expect(of({ flagged: true })).toEqual(['P-2'])
  })
})
