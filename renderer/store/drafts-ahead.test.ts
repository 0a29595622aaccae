import { beforeEach, expect, test } from 'vitest'
import type { Draft } from '../../shared/model/draft.ts'
import { openTestStore, packetOf, rubric } from '../testing/fixtures.ts'
import { arrive, draftOf } from '../testing/opened.ts'
import { holdDrafts } from './drafts-ahead.ts'
import { draftAtHand, openDraft } from './drafts.ts'

let store = openTestStore()

beforeEach(async () => {
  await holdDrafts([], store)
  store = openTestStore()
  await store.library.rubrics.put(rubric)
  for (const id of ['P-1', 'P-2', 'P-3']) await arrive(store, packetOf(id))
})

const feedback = (text: string) => (draft: Draft) => ({ ...draft, feedback: text })

test('what was opened ahead is at hand at once, and is the writer that is opened then', async () => {
  expect(draftAtHand('P-1', store)).toBeNull()
  await holdDrafts(['P-1', 'P-2'], store)
  const [first, opened] = [draftAtHand('P-1', store)!, await openDraft('P-1', store)]
  await first.change(feedback('Good'))
  expect(opened.draft?.feedback).toBe('Good')
  expect((await draftOf(store, 'P-1'))?.feedback).toBe('Good')
  await opened.close()
})

test('what is no longer likely is let go, after what was written in it', async () => {
  await holdDrafts(['P-1', 'P-2'], store)
  void draftAtHand('P-1', store)!.change(feedback('Good'))
  await holdDrafts(['P-2', 'P-3'], store)
  expect(draftAtHand('P-1', store)).toBeNull()
  expect((await draftOf(store, 'P-1'))?.feedback).toBe('Good')
  expect(draftAtHand('P-2', store)).not.toBeNull()
  expect(draftAtHand('P-3', store)).not.toBeNull()
})

test('a packet that is looked at keeps its writer when it is no longer held ahead', async () => {
  await holdDrafts(['P-1'], store)
  const opened = await openDraft('P-1', store)
  await holdDrafts([], store)
  expect(draftAtHand('P-1', store)).not.toBeNull()
  await opened.close()
  expect(draftAtHand('P-1', store)).toBeNull()
})

test('one that cannot be opened hinders no other', async () => {
  await holdDrafts(['P-9', 'P-1'], store)
  expect(draftAtHand('P-9', store)).toBeNull()
  expect(draftAtHand('P-1', store)).not.toBeNull()
})
