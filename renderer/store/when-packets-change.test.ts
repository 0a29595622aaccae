import { expect, test } from 'vitest'
import { packetOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { bench } from '../testing/setup.ts'
import { keepCover, liftCover } from './covers.ts'
import { whenPacketsChange } from './when-packets-change.ts'

const cover = {
  id: '00000000-0000-7000-8000-0000000000c1',
  sha256: 'a'.repeat(64),
  page: 0,
  box: [0, 0, 0.5, 0.5] as [number, number, number, number],
  name: 'Name',
}

/** What was told so far of P-1 and P-2, of three packets that are here. */
async function followed() {
  const { store } = await bench()
  await arrive(store, packetOf('P-1'), packetOf('P-2'), packetOf('P-3'))
  const told: (readonly string[])[] = []
  const end = whenPacketsChange(['P-1', 'P-2'], (ids) => told.push(ids), store)
  // As long as the first reading takes, before which there is no change to tell of.
  await new Promise((resolve) => setTimeout(resolve, 50))
  return { store, told, end }
}

test('tells which packet is another, and of no other packet', async () => {
  const { store, told, end } = await followed()
  await arrive(store, packetOf('P-3', { revision: 2 }))
  await arrive(store, packetOf('P-2', { revision: 2 }))
  await expect.poll(() => told).toEqual([['P-2']])
  end()
  await arrive(store, packetOf('P-1', { revision: 2 }))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(told).toHaveLength(1)
})

test('tells of all when a cover is put, changed or lifted', async () => {
  const { store, told } = await followed()
  await keepCover(cover, store)
  await expect.poll(() => told).toHaveLength(1)
  await keepCover({ ...cover, box: [0, 0, 1, 1] }, store)
  await expect.poll(() => told).toHaveLength(2)
  await liftCover(cover.id, store)
  await expect.poll(() => told).toHaveLength(3)
  expect(told).toEqual([1, 2, 3].map(() => ['P-1', 'P-2']))
})
