import { expect, test } from 'vitest'
import { problem } from '../../shared/protocol/problem.ts'
import { packetOf } from '../testing/fixtures.ts'
import { arrive, decisionsOf, draftOf } from '../testing/opened.ts'
import { bench, problemCode, review } from '../testing/setup.ts'
import { countJournal, noJournal } from './counts.ts'
import { readMeta } from './databases.ts'
import { decide } from './decide.ts'
import { openDraft } from './drafts.ts'
import { journalDecision } from './journal-decision.ts'
import { importFiled } from './filing.ts'
import { reconcileJournal } from './reconcile.ts'
import { sealDecision } from './sealed.ts'

async function ready(...ids: string[]) {
  const all = await bench()
  await arrive(all.store, ...(ids.length > 0 ? ids : ['P-1']).map((id) => packetOf(id)))
  const counts = () => readMeta(all.store.journal.meta, 'counts', noJournal)
  const standing = async (id = 'P-1') => (await all.store.library.packets.get(id))?.standing
  return { ...all, counts, standing }
}

test('a decision takes the place of its draft', async () => {
  const { store, central, here, counts, standing } = await ready()
  const row = await review(here, 'P-1')
  expect(row).toMatchObject({ sequence: 1, outcome: 'met', state: 'unsent', receipt: null })
  expect(row.signed).toEqual(central.filed[0])
  expect(await decisionsOf(store, [row.id])).toEqual([row])
  expect(await store.journal.drafts.count()).toBe(0)
  expect(await counts()).toEqual({ ...noJournal, unsent: 1 })
  expect(await standing()).toBe('decided')
  expect((await store.library.packets.get('P-1'))?.outcome).toBe('met')
})

test('asked twice, it decides once', async () => {
  const { central, here, counts } = await ready()
  const draft = await openDraft('P-1', here.store)
  await draft.change((before) => ({
    ...before,
    chosenOutcome: 'recused',
    about: { recusal: 'other' },
  }))
  const [one, other] = await Promise.all([
    decide('P-1', undefined, here),
    decide('P-1', undefined, here),
  ])
  const third = await decide('P-1', undefined, here)
  expect(other).toEqual(one)
  expect(third).toEqual(one)
  expect(central.filed).toHaveLength(1)
  expect(await counts()).toEqual({ ...noJournal, unsent: 1 })
  await draft.close()
})

test('what is typed just before is in the decision', async () => {
  const { here } = await ready()
  const draft = await openDraft('P-1', here.store)
  void draft.change((before) => ({
    ...before,
    chosenOutcome: 'unreadable',
    about: { items: ['0'.repeat(64)] },
  }))
  void draft.change((before) => ({ ...before, feedback: 'Page 2 is black' }))
  const row = await decide('P-1', undefined, here)
  expect(JSON.parse(row.signed.canonical)).toMatchObject({ feedback: 'Page 2 is black' })
  await draft.close()
})

test('a decided packet takes no further change', async () => {
  const { here, store } = await ready()
  await review(here, 'P-1')
  const draft = await openDraft('P-1', store)
  expect(await problemCode(draft.change((before) => before))).toBe('already-decided')
  expect(draft.draft).toBeNull()
  expect(await store.journal.drafts.count()).toBe(0)
  await draft.close()
})

test.each([
  [
    'the host refuses',
    () => Response.json({ problem: problem('journal-unwritable', 'P-1', 'full') }, { status: 507 }),
    'journal-unwritable',
  ],
  [
    'the host does not answer',
    () => Promise.reject(new TypeError('failed to fetch')),
    'host-unreachable',
  ],
  ['something else answers', () => new Response('<html>'), 'host-unreachable'],
])('when %s the draft stays', async (_, answer, code) => {
  const { store, central, here, counts } = await ready()
  central.instead = (path, init) =>
    path === '/host/decisions' && init?.method === 'POST' ? answer() : null
  expect(await problemCode(review(here, 'P-1'))).toBe(code)
  expect((await draftOf(store, 'P-1'))?.scores).toHaveProperty('sampling')
  expect(await counts()).toEqual({ ...noJournal, drafts: 1 })
  central.instead = () => null
  await decide('P-1', undefined, here)
  expect(await counts()).toEqual({ ...noJournal, unsent: 1 })
})

test('what the rules refuse is not sent to the host', async () => {
  const { central, here } = await ready()
  expect(await problemCode(decide('P-1', undefined, here))).toBe('draft-incomplete')
  expect(central.filed).toHaveLength(0)
})

test('a resubmission of which all was met before is decided without a touch', async () => {
  const { here, store } = await ready()
  const scores = ['sampling', 'quality'].map((criterionId) => ({
    criterionId,
    ratingId: `${criterionId}-yes`,
    noRating: null,
    comment: '',
    anchors: [],
    keptFrom: null,
  }))
  const before = {
    attempt: 1,
    decisionId: '00000000-0000-7000-8000-00000000aaaa',
    rubricVersion: 1,
    outcome: 'returned' as const,
    scores,
    feedback: 'Once more',
    decidedAt: '2026-10-01T08:00:00.000Z',
    evidence: [],
  }
  await arrive(store, packetOf('P-1', { attempt: 2, earlier: [before] }))
  expect((await decide('P-1', undefined, here)).outcome).toBe('met')
})

test('what another window saved while a packet was decided stays, as a draft of its own', async () => {
  const { store, central, here, counts } = await ready()
  central.instead = async (path, init) => {
    if (path === '/host/decisions' && init?.method === 'POST') {
      const draft = (await draftOf(store, 'P-1'))!
      const note = 'Seen in the other window'
      await store.writeDraft(draft, { ...draft, note, changes: draft.changes + 1 })
    }
    return central.answer(path, init)
  }
  const { id } = await review(here, 'P-1')
  const left = await draftOf(store, 'P-1')
  expect(left).toMatchObject({ note: 'Seen in the other window' })
  expect(left?.decisionId).not.toBe(id)
  expect(await counts()).toEqual({ ...noJournal, drafts: 1, unsent: 1 })
})

test('a crash after the host filed the decision is healed from its file', async () => {
  const { store, central, here, counts, standing } = await ready()
  central.instead = (path, init) =>
    path === '/host/decisions' && init?.method === 'POST'
      ? central.answer(path, init).then(() => Promise.reject(new TypeError('crash')))
      : null
  expect(await problemCode(review(here, 'P-1'))).toBe('host-unreachable')
  expect(await counts()).toEqual({ ...noJournal, drafts: 1 })
  central.instead = () => null
  await reconcileJournal(here)
  expect(await store.journal.drafts.count()).toBe(0)
  expect((await decisionsOf(store)).map(({ signed }) => signed)).toEqual(central.filed)
  expect(await counts()).toEqual({ ...noJournal, unsent: 1 })
  expect(await standing()).toBe('decided')
})

test('a decision filed again takes a draft that came back with it, and is counted once', async () => {
  const { store, here, counts } = await ready()
  const draft = await openDraft('P-1', store)
  await draft.change((before) => ({
    ...before,
    chosenOutcome: 'recused',
    about: { recusal: 'other' },
  }))
  const begun = (await store.journal.drafts.get('P-1'))!
  const { signed } = await decide('P-1', undefined, here)
  await draft.close()
  await store.journal.drafts.put(begun)
  await countJournal(store.journal, { drafts: 1 })
  await journalDecision(store, signed)
  expect(await store.journal.drafts.count()).toBe(0)
  expect(await counts()).toEqual({ ...noJournal, unsent: 1 })
})

test('the decisions file is read in pages, and only what is new', async () => {
  const { central, here, counts } = await ready('P-1', 'P-2', 'P-3', 'P-4', 'P-5')
  for (const id of ['P-1', 'P-2', 'P-3', 'P-4', 'P-5']) await review(here, id)
  await here.store.journal.decisions.clear()
  await here.store.journal.meta.delete('counts')
  await importFiled(here)
  expect(await counts()).toEqual({ ...noJournal, unsent: 5 })
  const asked: string[] = []
  central.instead = (path) => {
    asked.push(path)
    return null
  }
  await importFiled(here)
  expect(asked.filter((path) => path.startsWith('/host/decisions'))).toEqual([
    '/host/decisions?after=5',
  ])
})

test('a journal that reopened without its rows is filled again, and its counts are mended', async () => {
  const { store, here, counts, standing } = await ready('P-1', 'P-2')
  await review(here, 'P-1')
  await review(here, 'P-2')
  await reconcileJournal(here)
  const kept = await decisionsOf(store)
  await store.journal.decisions.delete(kept[0]!.id)
  await reconcileJournal(here)
  expect(await decisionsOf(store)).toEqual(kept)
  expect(await counts()).toEqual({ ...noJournal, unsent: 2 })
  expect(await standing()).toBe('decided')
})

test('journal and decisions file each give the other what it lost, and the reviewer is told', async () => {
  const { central, here } = await ready('P-1', 'P-2', 'P-3')
  for (const id of ['P-1', 'P-2', 'P-3']) await review(here, id)
  expect(await reconcileJournal(here)).toBeNull()
  await here.store.journal.decisions.clear()
  expect(await reconcileJournal(here)).toMatchObject({
    code: 'journal-mended',
    what: expect.stringContaining('3 from the decisions file'),
  })
  expect(await reconcileJournal(here)).toBeNull()
  const whole = central.filed
  central.filed = whole.slice(0, 1)
  expect(await reconcileJournal(here)).toMatchObject({
    what: expect.stringContaining('2 from the window’s database'),
  })
  expect(central.filed).toEqual(whole)
  expect(await reconcileJournal(here)).toBeNull()
})

test('decisions of a device before this one are not given to its file', async () => {
  const { central, here } = await ready('P-1')
  await review(here, 'P-1')
  const row = (await decisionsOf(here.store))[0]!
  const other = { ...JSON.parse(row.signed.canonical), deviceId: crypto.randomUUID() }
  const signed = { ...row.signed, canonical: JSON.stringify(other) }
  await here.store.journal.decisions.put(await sealDecision(here.store.keys, { ...row, signed }))
  central.filed = []
  expect(await reconcileJournal(here)).toBeNull()
  expect(central.filed).toEqual([])
})

test('the library shows at start what the journal says', async () => {
  const { store, here, standing } = await ready()
  await review(here, 'P-1')
  // After this the decisions file has nothing more to say of it.
  await reconcileJournal(here)
  const row = await store.library.packets.get('P-1')
  await store.library.packets.put({ ...row!, standing: 'open', outcome: null })
  await reconcileJournal(here)
  expect(await standing()).toBe('decided')
})
