import { expect, test } from 'vitest'
import { openTestStore } from '../testing/fixtures.ts'
import { addReading, readingOf } from './readings.ts'

const glance = (sha256: string, seen: Record<number, number>) => ({
  packetId: 'P-1',
  sha256,
  pages: 9,
  seen,
})

test('what is seen again is added to what was seen before, page by page', async () => {
  const here = openTestStore()
  await addReading(glance('a', { 0: 100, 1: 50 }), here)
  await addReading(glance('a', { 1: 25, 8: 10 }), here)
  await addReading(glance('b', {}), here)
  expect(await readingOf('P-1', here)).toEqual({
    a: { pages: 9, seen: { 0: 100, 1: 75, 8: 10 } },
    b: { pages: 9, seen: {} },
  })
  expect(await readingOf('P-2', here)).toEqual({})
})

test('two windows that read at once lose nothing of each other', async () => {
  const one = openTestStore()
  const other = openTestStore(...one.factories)
  await Promise.all([
    addReading(glance('a', { 0: 100 }), one),
    addReading(glance('a', { 0: 30 }), other),
    addReading(glance('b', { 2: 5 }), other),
  ])
  expect(await readingOf('P-1', one)).toMatchObject({
    a: { seen: { 0: 130 } },
    b: { seen: { 2: 5 } },
  })
})
