import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { histories } from './history.ts'
import { loadPrograms, type Programs } from './machine/programs.ts'
import { simulate } from './simulate.ts'

/** Milliseconds of simulation within all tests; `npm run sim` has no end but its runs. */
const budget = 20_000

let programs: Programs
beforeAll(async () => {
  programs = await loadPrograms()
})

test('the same history is the same simulation, to the last task', async () => {
  for (const history of fc.sample(histories, { numRuns: 2, seed: 11 })) {
    const once = await simulate(history, programs)
    const twice = await simulate(history, programs)
    expect(twice).toEqual(once)
    expect(once.tasks).toBeGreaterThan(1000)
  }
})

test('whatever happens, nothing is lost or doubled, and all agree in the end', async () => {
  let decided = 0
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      decided += (await simulate(history, programs)).decided
    }),
    // The same histories each time: new ones are for `npm run sim`, which says how to see one again.
    { seed: 7, numRuns: 1000, interruptAfterTimeLimit: budget, markInterruptAsFailure: false },
  )
  expect(decided).toBeGreaterThan(0)
})
