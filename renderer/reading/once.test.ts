import { expect, test } from 'vitest'
import { once } from './once.ts'

test('each wish is new once, whatever was wished for in between', () => {
  const isNew = once()
  expect([1, 2, 1, 2, 3].map(isNew)).toEqual([true, true, false, false, true])
  expect(once()(1)).toBe(true)
})
