import { describe, expect, test } from 'vitest'
import { problem } from '../../shared/protocol/problem.ts'
import type { QueueRow } from '../store/queue.ts'
import { filterRows, noFilters } from './filters.ts'
import { stateOf } from './state.ts'

const row = (id: string, more: Partial<QueueRow> = {}): QueueRow => ({
  id,
  pathwayId: 'coast',
  pathwayTitle: 'Coastal field data',
  achievementTitle: 'Reading the shore',
  level: 1,
  kind: 'micro-credential',
  attempt: 1,
  blind: false,
  learner: 'Nguyễn Thu Hà',
  dueAt: null,
  items: 2,
  bytes: 100,
  have: 100,
  ready: true,
  standing: 'open',
  outcome: null,
  problem: null,
  gone: null,
  ...more,
})

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

describe('filterRows', () => {
  const rows = [
    row('P-1'),
    row('P-2', { level: 2, standing: 'draft' }),
    row('P-3', { standing: 'conflict', outcome: 'met' }),
    row('P-4', { standing: 'refused', outcome: 'met' }),
    row('P-5', { standing: 'decided', outcome: 'met', pathwayTitle: 'Family learning' }),
  ]
  const ids = (filters: Partial<typeof noFilters>) =>
    filterRows(rows, { ...noFilters, ...filters }).map(({ id }) => id)

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
    expect(ids({ level: 2, pathway: 'Family learning' })).toEqual([])
  })
})
