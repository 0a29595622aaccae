import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { keys } from '../testing/fixtures.ts'
import { problemCode } from '../testing/setup.ts'
import type { JournalBuckets } from './bucket.ts'
import { schemas } from './databases.ts'
import { openIn, openJournal } from './open-journal.ts'

/** All that a database has, as IndexedDB itself tells it. */
async function contentOf(indexedDB: IDBFactory, name: string) {
  const database = await new Dexie(name, { indexedDB, IDBKeyRange }).open()
  const rows = await Promise.all(
    database.tables.map(async (table) => [
      table.name,
      table.schema.indexes.map((index) => index.src),
      await table.toCollection().keys(),
      await table.toArray(),
    ]),
  )
  const { verno } = database
  database.close()
  return { verno, rows }
}

test('a journal that a newer program has written is told, and left as it is', async () => {
  const indexedDB = new IDBFactory()
  const name = `journal ${keys.keyId}`
  const newer = new Dexie(name, { indexedDB, IDBKeyRange })
  newer.version(schemas.journal + 1).stores({
    drafts: '[packetId+round]',
    intents: 'packetId, at',
    decisions: 'id, sequence, packetId, [state+sequence]',
    readings: 'packetId',
    places: 'key, leftAt',
    flags: 'packetId',
    comments: 'id, rubricId',
    covers: 'id, sha256',
    commentUses: 'key',
    trials: '[packetId+at]',
    repeats: 'id, packetId, of, decidedAt',
    times: 'packetId',
    notes: 'id',
    meta: 'key',
  })
  await newer.table('meta').put({ key: 'schema', value: schemas.journal + 1 })
  await newer.table('notes').put({ id: 'N-1', text: 'What only the newer one knows' })
  await newer.table('drafts').put({ packetId: 'P-1', round: 1, sealed: new ArrayBuffer(8) })
  newer.close()
  const before = await contentOf(indexedDB, name)

  const opened: number[] = []
  const buckets: JournalBuckets = {
    numbers: async () => [1],
    async open(number) {
      opened.push(number)
      return indexedDB
    },
    remove: () => Promise.reject(new Error('a journal is never removed for that')),
  }
  expect(await problemCode(openJournal(keys, null, buckets))).toBe('journal-newer')
  // Nor does another begin beside it, as for one that is damaged.
  expect(opened).toEqual([1])
  expect(await contentOf(indexedDB, name)).toEqual(before)
})

test('a journal of the first version goes on with all that it has', async () => {
  const indexedDB = new IDBFactory()
  const name = `journal ${keys.keyId}`
  const older = new Dexie(name, { indexedDB, IDBKeyRange })
  older.version(1).stores({
    drafts: 'packetId',
    decisions: 'id, sequence, packetId, [state+sequence]',
    meta: 'key',
  })
  await older.table('meta').put({ key: 'schema', value: 1 })
  await older.table('drafts').put({ packetId: 'P-1', sealed: new ArrayBuffer(8) })
  older.close()

  const journal = await openIn(keys.keyId, indexedDB)
  expect(await journal.drafts.count()).toBe(1)
  expect(await journal.places.count()).toBe(0)
  expect(await journal.intents.count()).toBe(0)
  expect(await journal.meta.get('schema')).toEqual({ key: 'schema', value: schemas.journal })
  journal.close()
})

test('a journal of the third version goes on with all that it has, and keeps comments from now on', async () => {
  const indexedDB = new IDBFactory()
  const older = new Dexie(`journal ${keys.keyId}`, { indexedDB, IDBKeyRange })
  older.version(3).stores({
    drafts: 'packetId',
    intents: 'decisionId, at',
    decisions: 'id, sequence, packetId, [state+sequence]',
    readings: 'packetId',
    places: 'key, leftAt',
    meta: 'key',
  })
  const kept = {
    drafts: { packetId: 'P-1', sealed: new ArrayBuffer(8) },
    intents: { decisionId: 'D-2', packetId: 'P-2', at: '2026-11-24', sealed: new ArrayBuffer(8) },
    decisions: { id: 'D-1', sequence: 1, packetId: 'P-3', state: 'unsent' },
    readings: { packetId: 'P-1', items: {} },
    places: { key: 'P-1', place: 3, leftAt: 5 },
    meta: { key: 'schema', value: 3 },
  }
  for (const [table, row] of Object.entries(kept)) await older.table(table).put(row)
  older.close()

  const journal = await openIn(keys.keyId, indexedDB)
  const { meta: _, ...rows } = kept
  for (const [table, row] of Object.entries(rows))
    expect(await journal.table(table).toArray()).toEqual([row])
  expect(await journal.comments.count()).toBe(0)
  expect(await journal.commentUses.count()).toBe(0)
  expect(await journal.meta.get('schema')).toEqual({ key: 'schema', value: schemas.journal })
  journal.close()
})

test('a journal of the fourth version goes on with all that it has, and has room for what is new', async () => {
  const indexedDB = new IDBFactory()
  const older = new Dexie(`journal ${keys.keyId}`, { indexedDB, IDBKeyRange })
  older.version(4).stores({
    drafts: 'packetId',
    intents: 'decisionId, at',
    decisions: 'id, sequence, packetId, [state+sequence]',
    readings: 'packetId',
    places: 'key, leftAt',
    flags: 'packetId',
    comments: 'id, rubricId',
    commentUses: 'key',
    trials: '[packetId+at]',
    meta: 'key',
  })
  const kept = {
    drafts: { packetId: 'P-1', sealed: new ArrayBuffer(8) },
    decisions: { id: 'D-1', sequence: 1, packetId: 'P-3', state: 'unsent' },
    flags: { packetId: 'P-2', at: '2026-11-24T10:00:00.000Z' },
    comments: { id: 'C-1', rubricId: 'R-1', sealed: new ArrayBuffer(8) },
    commentUses: { key: 'C-1', uses: 2, usedAt: 5, hidden: false },
    trials: { packetId: 'P-4', at: '2026-11-24T10:00:00.000Z', sealed: new ArrayBuffer(8) },
  }
  for (const [table, row] of Object.entries(kept)) await older.table(table).put(row)
  await older.table('meta').put({ key: 'schema', value: 4 })
  older.close()

  const journal = await openIn(keys.keyId, indexedDB)
  for (const [table, row] of Object.entries(kept))
    expect(await journal.table(table).toArray()).toEqual([row])
  for (const table of ['covers', 'repeats', 'times'])
    expect(await journal.table(table).count()).toBe(0)
  expect(await journal.meta.get('schema')).toEqual({ key: 'schema', value: schemas.journal })
  journal.close()
})
