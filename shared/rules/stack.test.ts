import { expect, test } from 'vitest'
import { Pathway } from '../model/framework.ts'
import { decidedBy, earlier, packet } from '../testing/review.ts'
import { completes, completionOf, earnedWith, stack } from './stack.ts'

const standard = { id: 'S1', code: 'S 1', statement: 'Shows it' }
const achievement = (id: string, level: 1 | 2 | 3 | null) => ({
  id,
  title: `Achievement ${id}`,
  level,
  rubricId: `R-${id}`,
  standards: [standard],
})
const pathway = Pathway.parse({
  id: 'W1',
  title: 'A pathway',
  description: '',
  kind: 'micro-credential',
  achievements: [achievement('A1', 1), achievement('A2', 2), achievement('A3', 3)],
  macroBadge: { id: 'M1', title: 'A macro-badge' },
})

test('the macro-badge is earned by all three levels, in whatever order', () => {
  expect(stack(pathway, ['A3', 'A1']).complete).toBe(false)
  expect(stack(pathway, ['A3', 'A1', 'A2']).complete).toBe(true)
})

test('a decision completes the stack only when it is met and the last one wanting', () => {
  expect(completes(pathway, ['A1', 'A2'], 'A3', 'met')).toBe(true)
  expect(completes(pathway, ['A1', 'A2'], 'A3', 'not-yet')).toBe(false)
  expect(completes(pathway, ['A1'], 'A3', 'met')).toBe(false)
  expect(completes(pathway, ['A1', 'A2', 'A3'], 'A3', 'met')).toBe(false)
})

test('what was decided here counts before central records know of it', () => {
  const open = packet({ earned: ['A1'] })
  expect(earnedWith(open, 'met')).toEqual(['A1', 'A2'])
  expect(earnedWith(open, 'not-yet')).toEqual(['A1'])
  const met = packet({ earned: ['A1', 'A2'], decided: decidedBy('me') })
  expect(earnedWith(met, 'met')).toEqual(['A1', 'A2'])
  expect(earnedWith(met, 'not-yet')).toEqual(['A1'])
  expect(earnedWith(met, null)).toEqual(['A1'])
})

test('what another decision has earned is not taken by this one', () => {
  const earned = ['A2']
  expect(earnedWith(packet({ earned }), 'not-yet')).toEqual(earned)
  const again = packet({
    attempt: 2,
    earned,
    earlier: [earlier(1, {}, { outcome: 'met' })],
    decided: decidedBy('me'),
  })
  expect(earnedWith(again, 'not-yet')).toEqual(earned)
})

test('a review of another kind stacks into nothing', () => {
  const review = Pathway.parse({
    ...pathway,
    kind: 'guideline-review',
    achievements: [achievement('G1', null)],
    macroBadge: null,
  })
  expect(stack(review, ['G1'])).toEqual({ levels: [], complete: false })
})

test('a micro-credential without its three levels is no pathway', () => {
  expect(Pathway.safeParse({ ...pathway, achievements: [achievement('A1', 1)] }).success).toBe(
    false,
  )
})

test('an outcome completes its level, and with the last one the macro-badge', () => {
  const of = (earned: string[], outcome: 'met' | 'not-yet' | null) =>
    completionOf(pathway, earned, 'A2', outcome)
  expect(of(['A1'], 'met')).toEqual({ level: 2, badge: null })
  expect(of(['A1', 'A3'], 'met')).toEqual({ level: 2, badge: 'A macro-badge' })
  expect(of(['A1', 'A3'], 'not-yet')).toEqual({ level: null, badge: null })
  expect(of(['A1', 'A3'], null)).toEqual({ level: null, badge: null })
  expect(of(['A1', 'A2'], 'met')).toEqual({ level: null, badge: null })
})
