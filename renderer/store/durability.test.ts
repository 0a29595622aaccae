import { IDBDatabase } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import { packetOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { bench, review } from '../testing/setup.ts'
import { push } from '../sync/push.ts'
import { openDraft } from './drafts.ts'

afterEach(() => vi.restoreAllMocks())

// Relaxed, a loss of power takes along what the last half minute wrote; nothing else shows it.
test('whatever writes the journal waits for the disk', async () => {
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
  const { store, here, client } = await bench()
  await arrive(store, packetOf('P-1'))
  const draft = await openDraft('P-1', store)
  await draft.change((begun) => ({ ...begun, note: 'One' }))
  await draft.change((begun) => ({ ...begun, note: 'One, two' }))
  await draft.close()
  await review(here, 'P-1')
  await push(store, client())

  const writes = transaction.mock.calls.flatMap(([stores, mode, options], index) => {
    const { name } = transaction.mock.contexts[index] as IDBDatabase
    return mode === 'readwrite' && name.startsWith('journal')
      ? [{ stores: [stores].flat(), durability: options?.durability }]
      : []
  })
  // A draft begun and changed, a decision, its receipt.
  for (const table of ['drafts', 'decisions'])
    expect(writes.some(({ stores }) => stores.includes(table))).toBe(true)
  expect(new Set(writes.map(({ durability }) => durability))).toEqual(new Set(['strict']))
})
