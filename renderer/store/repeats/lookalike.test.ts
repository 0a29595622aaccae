import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../../../shared/rules/random.ts'
import { lookalike } from './lookalike.ts'

const free = () => false

test.each([
  ['P-0412', /^P-04\d\d$/],
  ['P-7', /^P-\d$/],
  ['2026/CFD/0412-b', /^2026\/CFD\/04\d\d-b$/],
  ['0193f1c2-77aa-7c10-9d1e-0a1b2c3d4e5f', /^0193f1c2-77aa-7c10-9d1e-0a1b2c3d4e[\da-f]{2}$/],
  ['packet', /^packe[A-Z]$/],
])('a name like %s has its look', (name, like) => {
  const found = lookalike(name, free, createRandom(3))
  expect(found).toMatch(like)
  expect(found).not.toBe(name)
})

test('is never one that is taken, and more digits are others where few are left', () => {
  const taken = new Set(Array.from({ length: 100 }, (_, at) => `P-4${String(at).padStart(2, '0')}`))
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const found = lookalike('P-412', (name) => taken.has(name), createRandom(seed))
      expect(found).toMatch(/^P-[0-35-9]\d\d$/)
    }),
  )
})

test('there is none where all are taken', () => {
  expect(lookalike('P-7', () => true, createRandom(1))).toBeNull()
})
