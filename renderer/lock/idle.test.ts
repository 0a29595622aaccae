import { expect, test } from 'vitest'
import { createRest } from './idle.ts'

test('rest is what the clock says that ran on', () => {
  let clocks = [0, 1_000_000]
  const rest = createRest(() => clocks)
  clocks = [5000, 1_005_000]
  expect(rest.rested()).toBe(5000)
  // Asleep, one clock stood still.
  clocks = [5000, 4_600_000]
  expect(rest.rested()).toBe(3_600_000)
  rest.touch()
  // Set back, the other says nothing.
  clocks = [65_000, 0]
  expect(rest.rested()).toBe(60_000)
})
