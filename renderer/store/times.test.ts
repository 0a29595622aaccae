import { expect, test } from 'vitest'
import { openTestStore } from '../testing/fixtures.ts'
import { addWork, keepRest, putOffRest, readRest, readWork, timesHere } from './times.ts'

const at = (packetId: string, criterionId: string, rubricId = 'R-1') => ({
  packetId,
  rubricId,
  criterionId,
})

test('time adds up by packet and criterion, in whichever window it was counted', async () => {
  const one = openTestStore()
  const other = openTestStore(...one.factories)
  await addWork(
    [
      { place: at('P-1', 'a'), ms: 1000 },
      { place: null, ms: 500 },
    ],
    10_000,
    one,
  )
  await Promise.all([
    addWork([{ place: at('P-1', 'a'), ms: 2000 }], 12_000, one),
    addWork([{ place: at('P-1', 'b'), ms: 3000 }], 15_000, other),
    addWork([{ place: at('P-2', 'a'), ms: 4000 }], 19_000, other),
  ])
  expect(await timesHere(one)).toEqual([
    { packetId: 'P-1', rubricId: 'R-1', criteria: { a: 3000, b: 3000 } },
    { packetId: 'P-2', rubricId: 'R-1', criteria: { a: 4000 } },
  ])
  expect(await readWork(one)).toMatchObject({ ms: 10_500, since: 8500 })
})

test('of a packet that is scored by another rubric now, time begins anew', async () => {
  const here = openTestStore()
  await addWork([{ place: at('P-1', 'a'), ms: 1000 }], 10_000, here)
  await addWork([{ place: at('P-1', 'a', 'R-2'), ms: 2000 }], 12_000, here)
  expect(await timesHere(here)).toEqual([
    { packetId: 'P-1', rubricId: 'R-2', criteria: { a: 2000 } },
  ])
})

test('a word of rest is put off, and the minutes are the reviewer’s', async () => {
  const here = openTestStore()
  await putOffRest(1000, here)
  expect(await readWork(here)).toBeNull()
  await addWork([{ place: null, ms: 5000 }], 10_000, here)
  await putOffRest(1000, here)
  expect(await readWork(here)).toMatchObject({ unrested: 5000, quietUntil: 6000 })
  expect(await readRest(here)).toBe(50)
  await keepRest(0, here)
  expect(await readRest(here)).toBe(0)
})
