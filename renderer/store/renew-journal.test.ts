import 'fake-indexeddb/auto'
import { IDBObjectStore } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import { standInBuckets } from '../testing/buckets.ts'
import { blankLastRow, loseRows } from '../testing/damage.ts'
import { keys, openTestStore, packetOf } from '../testing/fixtures.ts'
import { draftOf } from '../testing/opened.ts'
import { noJournal } from './counts.ts'
import { type Journal, readMeta } from './databases.ts'
import { beginDraft, writeDraft } from './draft-row.ts'
import { openJournal } from './open-journal.ts'
import { writePlaces } from './places.ts'
import { onRenewal } from './renewal.ts'

/** Has each window that had a journal open end, as a browser does that is started anew. */
async function endBrowser() {
  const { held = [] } = await navigator.locks.query()
  for (const { name } of held)
    if (name === 'journal in use') await navigator.locks.request(name, { steal: true }, () => {})
}

/** A journal with a draft and a place, closed. */
async function journalWithWork() {
  await endBrowser()
  const made = standInBuckets()
  const { journal } = await openJournal(keys, null, made.buckets)
  const draft = { ...beginDraft(packetOf('P-1')), feedback: 'Written before.' }
  await writeDraft({ journal, keys }, null, draft)
  await writePlaces([{ key: 'place', place: 3, leftAt: 0 }], journal)
  journal.close()
  return made
}

const open = ({ buckets }: ReturnType<typeof standInBuckets>, interrupted: string | null) =>
  openJournal(keys, interrupted, buckets)
const feedbackIn = async ({ journal }: Awaited<ReturnType<typeof open>>) =>
  (await draftOf({ ...openTestStore(), journal }, 'P-1'))?.feedback

test('after an interrupted run the journal goes on in another bucket, with all that it had', async () => {
  const made = await journalWithWork()
  await endBrowser()
  const opened = await open(made, 'run-1')
  expect([...made.all.keys()]).toEqual([2])
  expect(await feedbackIn(opened)).toBe('Written before.')
  expect(await opened.journal.places.count()).toBe(1)
  expect(await readMeta(opened.journal.meta, 'counts', noJournal)).toMatchObject({ drafts: 1 })
})

test('it is moved once for each such run, and not at all after one that ended in order', async () => {
  const made = await journalWithWork()
  await endBrowser()
  await open(made, null)
  expect([...made.all.keys()]).toEqual([1])
  await endBrowser()
  await open(made, 'run-1')
  await endBrowser()
  await open(made, 'run-1')
  expect([...made.all.keys()]).toEqual([2])
  await endBrowser()
  await open(made, 'run-2')
  expect([...made.all.keys()]).toEqual([3])
})

test('while another window has it open it stays, as the browser lived through it', async () => {
  const made = await journalWithWork()
  const other = await open(made, null)
  const opened = await open(made, 'run-1')
  expect([...made.all.keys()]).toEqual([1])
  other.journal.close()
  expect(await feedbackIn(opened)).toBe('Written before.')
})

test('two that open it at once have the same', async () => {
  const made = await journalWithWork()
  await endBrowser()
  const both = await Promise.all([open(made, 'run-1'), open(made, 'run-1')])
  expect([...made.all.keys()]).toEqual([2])
  expect(await Promise.all(both.map(feedbackIn))).toEqual(['Written before.', 'Written before.'])
})

test('where there is no other bucket to be had it goes on in its own', async () => {
  const made = await journalWithWork()
  await endBrowser()
  made.broken.add(2)
  const opened = await open(made, 'run-1')
  expect([...made.all.keys()]).toEqual([1])
  expect(await feedbackIn(opened)).toBe('Written before.')
})

test('a new machine has nothing to move', async () => {
  await endBrowser()
  const made = standInBuckets()
  await open(made, 'run-1')
  expect([...made.all.keys()]).toEqual([1])
})

async function damage(
  made: ReturnType<typeof standInBuckets>,
  index: string | null,
  alsoIn = (_journal: Journal) => {},
) {
  const { journal } = await open(made, null)
  loseRows(journal, 'places', index)
  alsoIn(journal)
  journal.close()
  await endBrowser()
}

test('a row that its index has lost is found by it again, in another bucket', async () => {
  const made = await journalWithWork()
  await endBrowser()
  await damage(made, 'leftAt')
  const { journal } = await open(made, null)
  expect([...made.all.keys()]).toEqual([2])
  expect(await journal.places.orderBy('leftAt').toArray()).toHaveLength(1)
})

test('a row that only its index has is gone from there too', async () => {
  const made = await journalWithWork()
  await endBrowser()
  await damage(made, null)
  const opened = await open(made, null)
  expect([...made.all.keys()]).toEqual([2])
  expect(await opened.journal.places.orderBy('leftAt').count()).toBe(0)
  expect(await feedbackIn(opened)).toBe('Written before.')
})

test('a row with a key and nothing more does not keep the others back', async () => {
  const made = await journalWithWork()
  await endBrowser()
  const { journal } = await open(made, null)
  await writePlaces([{ key: 'other', place: 4, leftAt: 1 }], journal)
  journal.close()
  await endBrowser()
  await damage(made, 'leftAt', (journal) => blankLastRow(journal, 'places'))
  const opened = await open(made, null)
  expect([...made.all.keys()]).toEqual([2])
  expect((await opened.journal.places.toArray()).map(({ key }) => key)).toEqual(['other'])
})

test('what the browser recovers while it is open has all windows begin again', async () => {
  const made = await journalWithWork()
  await endBrowser()
  const { journal } = await open(made, null)
  const renewed = vi.fn<() => void>()
  onRenewal(renewed)
  const closeAndRead = async () => {
    // As the browser closes it when it finds damage; what is read next opens it again.
    journal.close({ disableAutoOpen: false })
    await journal.places.toArray()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await closeAndRead()
  const counting = vi.spyOn(IDBObjectStore.prototype, 'count').mockImplementation(() => {
    throw new DOMException('Encountered full disk', 'QuotaExceededError')
  })
  await closeAndRead()
  expect(counting).toHaveBeenCalled()
  expect(renewed).not.toHaveBeenCalled()
  counting.mockRestore()
  loseRows(journal, 'places', 'leftAt')
  await closeAndRead()
  expect(renewed).toHaveBeenCalledOnce()
})
