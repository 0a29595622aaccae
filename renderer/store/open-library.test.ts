import 'fake-indexeddb/auto'
import { IDBFactory, IDBKeyRange, IDBObjectStore as FDBObjectStore } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import { arrive } from '../testing/opened.ts'
import { loseRows } from '../testing/damage.ts'
import { keys, openTestStore, packetOf } from '../testing/fixtures.ts'
import type { LibraryBucket } from './bucket.ts'
import { type Library, libraryDatabase } from './databases.ts'
import { checkLibrary, openLibrary, wasBegunAnew } from './open-library.ts'

/** A host that says how much room the disk has, in bytes. */
const hostWith = (free: number) => () => Promise.resolve(Response.json({ free }))
const roomy = hostWith(1e9)

/** A bucket whose files can be damaged. */
function standIn() {
  let factory = new IDBFactory()
  let works = true
  const bucket: LibraryBucket = {
    async open() {
      if (!works) throw new DOMException('Internal error', 'UnknownError')
      return factory
    },
    async remove() {
      factory = new IDBFactory()
      works = true
    },
  }
  return { bucket, damage: () => (works = false) }
}

const fillIn = (library: Library) => arrive({ ...openTestStore(), library }, packetOf('P-1'))

test('a library that will not open is begun anew, which is told once', async () => {
  const { bucket, damage } = standIn()
  const before = await openLibrary(keys, roomy, () => {}, bucket)
  await fillIn(before)
  before.close()
  damage()
  const library = await openLibrary(keys, roomy, () => {}, bucket)
  expect(await library.packets.count()).toBe(0)
  expect(await wasBegunAnew(library)).toBe(true)
  expect(await wasBegunAnew(library)).toBe(false)
})

test('a library is begun anew when rows that it has counted are missing', async () => {
  const { bucket } = standIn()
  const before = await openLibrary(keys, roomy, () => {}, bucket)
  await fillIn(before)
  await before.bodies.clear()
  before.close()
  const library = await openLibrary(keys, roomy, () => {}, bucket)
  expect(await wasBegunAnew(library)).toBe(true)
})

test.each([
  ['whose index lacks a row', '[dueAt+id]'],
  ['whose index has a row that is gone', null],
])('a library %s is begun anew when it is looked at, and windows are told', async (_, index) => {
  const { bucket } = standIn()
  const library = await openLibrary(keys, roomy, () => {}, bucket)
  await fillIn(library)
  const told = vi.fn<() => void>()
  await checkLibrary(library, keys, roomy, told, bucket)
  expect(told).not.toHaveBeenCalled()
  loseRows(library, 'packets', index)
  await checkLibrary(library, keys, roomy, told, bucket)
  expect(told).toHaveBeenCalledOnce()
  const again = libraryDatabase({ indexedDB: await bucket.open(), IDBKeyRange })
  expect(await wasBegunAnew(again)).toBe(true)
})

test('on a full disk a library that will not open is left as it is', async () => {
  const { bucket, damage } = standIn()
  const removed = vi.spyOn(bucket, 'remove')
  damage()
  await expect(openLibrary(keys, hostWith(0), () => {}, bucket)).rejects.toMatchObject({
    problem: { code: 'disk-full' },
  })
  expect(removed).not.toHaveBeenCalled()
})

test('a library that cannot be read later is begun anew, and windows are told', async () => {
  const { bucket } = standIn()
  const told = Promise.withResolvers<void>()
  const library = await openLibrary(keys, roomy, told.resolve, {
    ...bucket,
    remove() {
      vi.restoreAllMocks()
      return bucket.remove()
    },
  })
  await fillIn(library)
  // As Chromium does it when a block of the file is damaged, until the file is gone.
  for (const read of ['get', 'openCursor'] as const)
    vi.spyOn(FDBObjectStore.prototype, read).mockImplementation(() => {
      throw new DOMException('Internal error', 'UnknownError')
    })
  await expect(library.packets.get('P-1')).rejects.toThrow('Internal error')
  await told.promise
  const again = libraryDatabase({ indexedDB: await bucket.open(), IDBKeyRange })
  expect(await again.packets.count()).toBe(0)
  expect(await wasBegunAnew(again)).toBe(true)
})

test('a read that failed for a moment leaves a library that can be read', async () => {
  const { bucket } = standIn()
  const library = await openLibrary(keys, roomy, () => {}, bucket)
  await fillIn(library)
  const removed = vi.spyOn(bucket, 'remove')
  vi.spyOn(FDBObjectStore.prototype, 'get').mockImplementationOnce(() => {
    throw new DOMException('Internal error', 'UnknownError')
  })
  await expect(library.packets.get('P-1')).rejects.toThrow('Internal error')
  // Looked at by now: whoever looks holds the lock while it does.
  await navigator.locks.request('library', () => {})
  expect(removed).not.toHaveBeenCalled()
  expect(await library.packets.count()).toBe(1)
})
