import { IDBObjectStore } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Draft } from '../../shared/model/draft.ts'
import { ProblemError } from '../../shared/protocol/problem.ts'
import { openTestStore, packetOf, rubric } from '../testing/fixtures.ts'
import { arrive, draftOf } from '../testing/opened.ts'
import { readMeta, type Store } from './databases.ts'
import { noJournal } from './counts.ts'
import { openDraft } from './drafts.ts'
import { packetView } from './packet.ts'
import { sealDraft } from './sealed.ts'

let store = openTestStore()

beforeEach(async () => {
  store = openTestStore()
  await store.library.rubrics.put(rubric)
  await arrive(store, packetOf('P-1'))
})

const feedback = (text: string) => (draft: Draft) => ({ ...draft, feedback: text })
const stored = () => draftOf(store, 'P-1')
const counts = () => readMeta(store.journal.meta, 'counts', noJournal)
const code = (error: unknown) => (error instanceof ProblemError ? error.problem.code : error)

test('nothing is kept until something is changed', async () => {
  const writer = await openDraft('P-1', store)
  expect(writer.draft).toBeNull()
  await writer.close()
  expect(await stored()).toBeUndefined()
})

test('the first change begins the draft on the packet as it is here', async () => {
  const writer = await openDraft('P-1', store)
  await writer.change(feedback('Good'))
  expect(await stored()).toMatchObject({
    packetRevision: 1,
    rubricId: 'R-coast-1',
    rubricVersion: 1,
    feedback: 'Good',
    changes: 1,
  })
  expect(writer.state).toBe('saved')
  expect(await counts()).toMatchObject({ drafts: 1 })
  await writer.close()
  expect((await store.library.packets.get('P-1'))?.standing).toBe('draft')
})

test('a change shows at once, and its promise waits for the disk', async () => {
  const writer = await openDraft('P-1', store)
  const saved = writer.change(feedback('Good'))
  expect(writer.draft?.feedback).toBe('Good')
  expect(writer.state).toBe('saving')
  expect(await stored()).toBeUndefined()
  await saved
  expect((await stored())?.feedback).toBe('Good')
  await writer.close()
})

test('changes made while one is being written are written as one', async () => {
  const writer = await openDraft('P-1', store)
  const write = vi.spyOn(store, 'writeDraft')
  const all = ['G', 'Go', 'Goo', 'Good'].map((text) => writer.change(feedback(text)))
  await Promise.all(all)
  expect((await stored())?.feedback).toBe('Good')
  expect((await stored())?.changes).toBe(4)
  expect(write.mock.calls.length).toBeLessThan(4)
  await writer.close()
})

test('a quiet change is told when it is durable, or when that is asked for', async () => {
  const writer = await openDraft('P-1', store)
  const told = vi.fn<() => void>()
  writer.subscribe(told)
  const saved = writer.change(feedback('Good'), 'quietly')
  expect(told).not.toHaveBeenCalled()
  expect(writer.draft?.feedback).toBe('Good')
  await saved
  await vi.waitFor(() => expect(writer.state).toBe('saved'))
  expect(told).toHaveBeenCalledTimes(1)

  const again = writer.change(feedback('Better'), 'quietly')
  writer.show()
  expect(told).toHaveBeenCalledTimes(2)
  expect(writer.state).toBe('saving')
  await again
  await writer.close()
})

test('closing writes what is left', async () => {
  const writer = await openDraft('P-1', store)
  void writer.change(feedback('mid-w'))
  await writer.close()
  expect((await stored())?.feedback).toBe('mid-w')
})

test('one window has one writer, however often it opens the draft', async () => {
  const [one, other] = await Promise.all([openDraft('P-1', store), openDraft('P-1', store)])
  await one.change(feedback('Good'))
  expect(other.draft?.feedback).toBe('Good')
  await one.close()
  await other.change(feedback('Better'))
  expect((await stored())?.feedback).toBe('Better')
  await other.close()
})

test('a change from another window shows here', async () => {
  const here = await openDraft('P-1', store)
  const window = openTestStore(...store.factories)
  const there = await openDraft('P-1', window)
  const shown = vi.fn<() => void>()
  here.subscribe(shown)
  await there.change(feedback('from there'))
  await vi.waitFor(() => expect(here.draft?.feedback).toBe('from there'))
  expect(shown).toHaveBeenCalled()
  await here.change((draft) => ({ ...draft, note: 'from here' }))
  expect(await stored()).toMatchObject({ feedback: 'from there', note: 'from here' })
  await Promise.all([here.close(), there.close()])
})

test('a change made on top of an overtaken draft is reported, and the newest is shown', async () => {
  const here = await openDraft('P-1', store)
  await here.change(feedback('mine'))
  // Behind the back of the live query: in the same moment as the change below.
  const row = await stored()
  const theirs = await sealDraft(store.keys, { ...row!, changes: 7, feedback: 'theirs' })
  const behind = store.journal.drafts.put(theirs)
  const late = here.change(feedback('mine, later'))
  const error: unknown = await late.then(
    () => null,
    (failure: unknown) => failure,
  )
  await behind
  expect(code(error)).toBe('draft-overtaken')
  expect(here.draft?.feedback).toBe('theirs')
  expect(here.state).toMatchObject({ code: 'draft-overtaken' })
  expect((await stored())?.feedback).toBe('theirs')
  await here.change(feedback('mine again'))
  expect((await stored())?.feedback).toBe('mine again')
  await here.close()
})

test('a draft begun on an earlier revision is kept as it is and named, until it is renewed', async () => {
  const writer = await openDraft('P-1', store)
  await writer.change(feedback('Good'))
  await arrive(store, packetOf('P-1', { revision: 2 }))
  await vi.waitFor(() => expect(writer.outdated?.code).toBe('draft-outdated'))
  // React asks for it at each change, and takes another object for another problem.
  const named = writer.outdated
  await writer.change(feedback('Still good'))
  expect(writer.outdated).toBe(named)
  expect(await stored()).toMatchObject({ packetRevision: 1, feedback: 'Still good' })
  await writer.renew()
  expect(writer.outdated).toBeNull()
  expect(await stored()).toMatchObject({ packetRevision: 2, feedback: 'Still good' })
  await writer.close()
})

const rate =
  (ratingId: string, more: object = {}) =>
  (draft: Draft) => ({
    ...draft,
    ...more,
    scores: { sampling: { ratingId, comment: '', anchors: [] } },
  })

test('a rating is not written to a draft of another revision than is on screen', async () => {
  const writer = await openDraft('P-1', store)
  await writer.change(rate('sampling-no'))
  await arrive(store, packetOf('P-1', { revision: 2 }))
  await vi.waitFor(() => expect(writer.outdated).not.toBeNull())
  expect(code(await writer.change(rate('sampling-yes')).catch((error: unknown) => error))).toBe(
    'draft-outdated',
  )
  expect((await stored())?.scores).toMatchObject({ sampling: { ratingId: 'sampling-no' } })
  await writer.renew()
  await writer.change(rate('sampling-yes'))
  expect(await stored()).toMatchObject({
    packetRevision: 2,
    scores: { sampling: { ratingId: 'sampling-yes' } },
  })
  await writer.close()
})

test.each([{ packetId: 'P-2' }, { packetRevision: 2 }, { rubricVersion: 2 }, { rubricId: 'R-2' }])(
  'no change moves a draft to %j',
  async (more) => {
    const writer = await openDraft('P-1', store)
    await writer.change(rate('sampling-no'))
    const moved = writer.change(rate('sampling-yes', more))
    expect(code(await moved.catch((error: unknown) => error))).toBe('draft-overtaken')
    expect(await store.journal.drafts.count()).toBe(1)
    expect((await stored())?.scores).toMatchObject({ sampling: { ratingId: 'sampling-no' } })
    await writer.close()
  },
)

test('a write made on another revision than the journal has is refused by the journal', async () => {
  const writer = await openDraft('P-1', store)
  await writer.change(rate('sampling-no'))
  await writer.close()
  const row = (await stored())!
  const next = { ...row, changes: row.changes + 1 }
  for (const seen of [
    { ...row, packetRevision: 2 },
    { ...row, rubricVersion: 2 },
  ])
    expect(code(await store.writeDraft(seen, next).catch((error: unknown) => error))).toBe(
      'draft-overtaken',
    )
  await store.writeDraft(row, next)
})

test('what cannot be written stays on screen and is written when it can be', async () => {
  const writer = await openDraft('P-1', store)
  await writer.change(feedback('one'))
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no space', 'UnknownError')
  })
  const saved = writer.change(feedback('two'))
  await vi.waitFor(() => expect(writer.state).toMatchObject({ code: 'draft-unwritable' }))
  expect(writer.draft?.feedback).toBe('two')
  await expect(writer.flush()).rejects.toThrow(/not saved/)
  put.mockRestore()
  await writer.flush()
  await saved
  expect((await stored())?.feedback).toBe('two')
  expect(writer.state).toBe('saved')
  await writer.close()
})

test('a write that broke after it was done is no other window’s', async () => {
  const breaking: Store = {
    ...store,
    async writeDraft(seen, next) {
      await store.writeDraft(seen, next)
      breaking.writeDraft = (...write) => store.writeDraft(...write)
      throw new DOMException('the connection is gone', 'UnknownError')
    },
  }
  const writer = await openDraft('P-1', breaking)
  const first = writer.change(feedback('one'))
  const second = writer.change(feedback('two'))
  await Promise.all([first, second])
  expect(writer.state).toBe('saved')
  expect((await stored())?.feedback).toBe('two')
  await writer.close()
})

test('what another window wrote at the same moment is not taken for one’s own', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T09:00:00.000Z') })
  try {
    const writer = await openDraft('P-1', store)
    await writer.change(feedback('one'))
    const other = openTestStore(...store.factories)
    const elsewhere = await openDraft('P-1', other)
    await elsewhere.change((draft) => ({ ...draft, note: 'theirs' }))
    const late = await writer.change(feedback('two')).catch((error: unknown) => error)
    expect(code(late)).toBe('draft-overtaken')
    expect(await stored()).toMatchObject({ feedback: 'one', note: 'theirs' })
    await writer.close()
    await elsewhere.close()
  } finally {
    vi.useRealTimers()
  }
})

test('a draft that is gone when a broken database opens again is written anew', async () => {
  const breaking: Store = { ...store, writeDraft: (...write) => store.writeDraft(...write) }
  const writer = await openDraft('P-1', breaking)
  await writer.change(feedback('one'))
  const { drafts } = store.journal
  breaking.writeDraft = async () => {
    await drafts.delete('P-1')
    breaking.writeDraft = (...write) => store.writeDraft(...write)
    throw new DOMException('the connection is gone', 'UnknownError')
  }
  await writer.change(feedback('two'))
  expect((await stored())?.feedback).toBe('two')
  await writer.close()
})

test('what another window wrote is read again where it could not be read at once', async () => {
  const here = await openDraft('P-1', store)
  await here.change(feedback('one'))
  const elsewhere = await openDraft('P-1', openTestStore(...store.factories))
  const { drafts } = store.journal
  const get = vi.spyOn(drafts, 'get')
  // The live query finds that the draft moved; what reads it then does not.
  get.mockImplementationOnce(() => {
    get.mockImplementation(() => Promise.reject(new Error('the disk failed')) as never)
    return drafts.where('packetId').equals('P-1').first()
  })
  await elsewhere.change(feedback('from there'))
  await vi.waitFor(() => expect(here.state).toMatchObject({ code: 'draft-unreadable' }))
  get.mockRestore()
  const soon = { timeout: 5000 }
  await vi.waitFor(() => expect(here.draft?.feedback).toBe('from there'), soon)
  expect(here.state).toBe('saved')
  await Promise.all([here.close(), elsewhere.close()])
})

test('a packet that is not here has no draft', async () => {
  expect(code(await openDraft('P-9', store).catch((error: unknown) => error))).toBe(
    'packet-not-here',
  )
})

test('the review screen gets nothing while rubric or framework is missing', async () => {
  expect(await packetView('P-1', store)).toBeNull()
})
