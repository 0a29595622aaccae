import { expect, test } from 'vitest'
import type { SignedDecision } from '../../shared/model/decision.ts'
import { openTestStore, packetOf } from '../testing/fixtures.ts'
import { arrive, decisionsOf, draftOf } from '../testing/opened.ts'
import { bench, problemCode } from '../testing/setup.ts'
import { decide } from './decide.ts'
import { openDraft } from './drafts.ts'
import { reconcileJournal } from './reconcile.ts'

const at = '2026-11-24T10:00:00.000Z'

/** A review that can be decided, and a program that ends as soon as its decision is called safe. */
async function interrupted() {
  const { store, central, here } = await bench()
  await arrive(store, packetOf('P-1'))
  const draft = await openDraft('P-1', store)
  await draft.change((before) => ({ ...before, chosenOutcome: 'recused' }))
  const told: SignedDecision[] = []
  const ended = decide('P-1', at, here, (signed) => {
    told.push(signed)
    throw new Error('the program ended')
  })
  expect(await problemCode(ended)).toBe('journal-unwritable')
  await draft.close().catch(() => {})
  const again = openTestStore(...store.factories)
  return { told, central, again: { ...here, store: again } }
}

test('a decision is safe before its row, and comes out of the host’s file', async () => {
  const { told, again } = await interrupted()
  expect(await again.store.journal.drafts.count()).toBe(1)
  await reconcileJournal(again)
  expect((await decisionsOf(again.store)).map(({ signed }) => signed)).toEqual(told)
  expect(await again.store.journal.intents.count()).toBe(0)
})

test('where the file is lost, it is made again out of its draft, to the letter', async () => {
  const { told, central, again } = await interrupted()
  central.filed = []
  expect(await reconcileJournal(again)).toMatchObject({
    code: 'journal-mended',
    what: expect.stringContaining('1 that the end of the program had interrupted'),
  })
  expect((await decisionsOf(again.store)).map(({ signed }) => signed)).toEqual(told)
  expect(central.filed).toEqual(told)
  expect(await again.store.journal.drafts.count()).toBe(0)
  expect(await again.store.journal.intents.count()).toBe(0)
})

test('what was changed since is no longer what was to be decided', async () => {
  const { central, again } = await interrupted()
  central.filed = []
  const before = (await draftOf(again.store, 'P-1'))!
  await again.store.writeDraft(before, { ...before, note: 'Not yet', changes: before.changes + 1 })
  expect(await reconcileJournal(again)).toBeNull()
  expect(await decisionsOf(again.store)).toEqual([])
  expect(await draftOf(again.store, 'P-1')).toMatchObject({ note: 'Not yet' })
  expect(await again.store.journal.intents.count()).toBe(0)
})

test('of what the host refuses nothing is left for a start to make', async () => {
  const { store, central, here } = await bench()
  await arrive(store, packetOf('P-1'))
  const draft = await openDraft('P-1', store)
  await draft.change((before) => ({ ...before, chosenOutcome: 'recused' }))
  central.instead = (path) =>
    path === '/host/decisions' ? Promise.reject(new TypeError('failed to fetch')) : null
  expect(await problemCode(decide('P-1', at, here))).toBe('host-unreachable')
  expect(await store.journal.intents.count()).toBe(0)
  expect(await draftOf(store, 'P-1')).toMatchObject({ chosenOutcome: 'recused' })
  await draft.close()
})
