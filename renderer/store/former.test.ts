import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { keys, openTestStore, packetOf } from '../testing/fixtures.ts'
import { draftOf } from '../testing/opened.ts'
import type { JournalBuckets } from './bucket.ts'
import { readMeta } from './databases.ts'
import { noJournal } from './counts.ts'
import { takeOverFormer } from './former.ts'
import { openJournal } from './open-journal.ts'
import { beginDraft, writeDraft } from './draft-row.ts'

/** Buckets of which some will not open. */
function standIn() {
  const all = new Map<number, IDBFactory>()
  const broken = new Set<number>()
  const buckets: JournalBuckets = {
    numbers: async () => [...all.keys()].toSorted((one, other) => one - other),
    async open(number) {
      if (!all.has(number)) all.set(number, new IDBFactory())
      if (broken.has(number)) throw new DOMException('Internal error', 'UnknownError')
      return all.get(number)!
    },
    async remove(number) {
      all.delete(number)
    },
  }
  return { buckets, broken, all }
}

test('a journal that will not open is left, another begins, and has the rest once it opens', async () => {
  const { buckets, broken, all } = standIn()
  const first = await openJournal(keys, buckets)
  await writeDraft({ journal: first.journal, keys }, null, beginDraft(packetOf('P-1')))
  await writeDraft({ journal: first.journal, keys }, null, beginDraft(packetOf('P-2')))
  first.journal.close()

  broken.add(1)
  const { journal } = await openJournal(keys, buckets)
  expect(await journal.drafts.count()).toBe(0)
  const own = { ...beginDraft(packetOf('P-2')), feedback: 'Written since.' }
  await writeDraft({ journal, keys }, null, own)
  expect(await takeOverFormer({ journal, keys }, buckets)).toBe(1)
  expect([...all.keys()]).toEqual([1, 2])

  broken.delete(1)
  expect(await takeOverFormer({ journal, keys }, buckets)).toBe(0)
  expect([...all.keys()]).toEqual([2])
  const ids = await journal.drafts.toCollection().primaryKeys()
  expect(ids).toEqual(['P-1', 'P-2'])
  expect((await draftOf({ ...openTestStore(), journal }, 'P-2'))?.feedback).toBe('Written since.')
  expect(await readMeta(journal.meta, 'counts', noJournal)).toMatchObject({ drafts: 2 })
})
