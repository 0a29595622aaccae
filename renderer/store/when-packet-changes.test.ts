import { expect, test } from 'vitest'
import { fetchEvidence } from '../sync/evidence.ts'
import { bytesOf, fileOf, packetOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { bench, review, withFiles } from '../testing/setup.ts'
import { keepCover, liftCover } from './covers.ts'
import { settle } from './standing.ts'
import { whenPacketChanges } from './when-packet-changes.ts'

const cover = {
  id: '00000000-0000-7000-8000-0000000000c1',
  sha256: 'a'.repeat(64),
  page: 0,
  box: [0, 0, 0.5, 0.5] as [number, number, number, number],
  name: 'Name',
}

/** How often it was told of P-2, of three packets that are here. */
async function followed() {
  const all = await bench()
  const { store } = all
  const files = [await fileOf(bytesOf(1, 300))]
  await arrive(store, packetOf('P-1'), withFiles('P-2', files), packetOf('P-3'))
  const told = { times: 0 }
  const { begun, end } = whenPacketChanges('P-2', () => (told.times += 1), store)
  await begun
  return { ...all, told, end, files }
}

test('tells when a packet is another, and of no other packet', async () => {
  const { store, told, end, files } = await followed()
  await arrive(store, packetOf('P-3', { revision: 2 }))
  await arrive(store, withFiles('P-2', files, { revision: 2 }))
  await expect.poll(() => told.times).toBe(1)
  end()
  await arrive(store, withFiles('P-2', files, { revision: 3 }))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(told.times).toBe(1)
})

test('who waits for what is ended before it begins waits no longer', async () => {
  const { store } = await bench()
  const { begun, end } = whenPacketChanges('P-1', () => {}, store)
  end()
  await expect(begun).resolves.toBeUndefined()
})

test('tells when a cover is put, changed or lifted', async () => {
  const { store, told } = await followed()
  await keepCover(cover, store)
  await expect.poll(() => told.times).toBe(1)
  await keepCover({ ...cover, box: [0, 0, 1, 1] }, store)
  await expect.poll(() => told.times).toBe(2)
  await liftCover(cover.id, store)
  await expect.poll(() => told.times).toBe(3)
})

test('tells when it is decided, and when evidence of it comes', async () => {
  const { store, here, central, client, told } = await followed()
  central.blobs.set((await fileOf(bytesOf(1, 300))).sha256, bytesOf(1, 300))
  await fetchEvidence(
    store,
    client(),
    () => 0,
    async () => Infinity,
  )
  await expect.poll(() => told.times).toBeGreaterThan(0)
  expect((await store.library.packets.get('P-2'))?.ready).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const { times } = told
  await review(here, 'P-2')
  await settle(store, ['P-2'])
  await expect.poll(() => told.times).toBeGreaterThan(times)
})
