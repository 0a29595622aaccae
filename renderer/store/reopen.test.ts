import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import { liveQuery } from 'dexie'
import { bench } from '../testing/setup.ts'
import { libraryDatabase, writeMeta } from './databases.ts'
import { keepOpen } from './reopen.ts'

test('a database that could not be opened again is opened as soon as it can be', async () => {
  // Live queries stand still where Dexie found no IndexedDB of the platform's own.
  await bench()
  const factory = new IDBFactory()
  const library = libraryDatabase({ indexedDB: factory, IDBKeyRange })
  await writeMeta(library.meta, 'owner', 'before')
  keepOpen(library)
  const seen: unknown[] = []
  const query = liveQuery(() => library.meta.get('owner'))
  const watch = query.subscribe((row) => seen.push(row?.value))
  await vi.waitFor(() => expect(seen).toEqual(['before']))

  const opening = vi.spyOn(factory, 'open').mockImplementation(() => {
    throw new DOMException('Encountered full disk', 'QuotaExceededError')
  })
  library.close({ disableAutoOpen: false })
  await expect(library.meta.get('owner')).rejects.toThrow('full disk')
  opening.mockRestore()
  await expect(library.meta.get('owner')).rejects.toThrow('full disk')
  await vi.waitFor(() => expect(library.isOpen()).toBe(true), { timeout: 10_000 })
  expect((await library.meta.get('owner'))?.value).toBe('before')
  await vi.waitFor(() => expect(seen).toEqual(['before', 'before']))
  watch.unsubscribe()
  library.close()
})
