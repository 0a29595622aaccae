import { expect, test } from 'vitest'
import type { Packet } from '../../shared/model/packet.ts'
import type { ConflictKind } from '../../shared/model/receipt.ts'
import { takePage } from '../sync/take-in.ts'
import { takeReceipts } from '../sync/receipts.ts'
import { bytesOf, fileOf, packetOf, textItem } from '../testing/fixtures.ts'
import { arrive, decisionsOf, draftOf } from '../testing/opened.ts'
import { bench, problemCode, review } from '../testing/setup.ts'
import { noJournal } from './counts.ts'
import { readMeta } from './databases.ts'
import { decide } from './decide.ts'
import { decisionIn } from './decisions.ts'
import { openDraft } from './drafts.ts'
import { packetView } from './packet.ts'
import { keepAsOpinion, reviewAgain, withdrawDecision } from './resolve.ts'
import { settle } from './standing.ts'

const elsewhere = '00000000-0000-7000-8000-00000000aaaa'

/** A decision that central records keep without effect. */
async function conflict(kind: ConflictKind, now: Packet | null, first = packetOf('P-1')) {
  const all = await bench()
  const { store, central, here } = all
  const { journal, library } = store
  await arrive(store, first)
  const row = await review(here, 'P-1')
  const pull = (change: Packet | 'withdrawn') =>
    takePage(store, {
      cursor: 'c',
      more: false,
      changes: [
        change === 'withdrawn'
          ? { type: 'packet-gone', packetId: 'P-1', reason: change }
          : { type: 'packet', packet: change },
      ],
    })
  await pull(now ?? 'withdrawn')
  await takeReceipts(journal, [central.receipt(row.signed, kind)])
  await settle(store, ['P-1'])
  return {
    ...all,
    row,
    pull,
    counts: () => readMeta(journal.meta, 'counts', noJournal),
    packet: () => library.packets.get('P-1'),
    draft: () => draftOf(store, 'P-1'),
    rows: () => decisionsOf(store),
    accept: async (id: string) => {
      const [made] = await decisionsOf(store, [id])
      await takeReceipts(journal, [central.receipt(made!.signed)])
      await settle(store, ['P-1'])
    },
  }
}

const revised = packetOf('P-1', {
  revision: 2,
  evidence: [{ ...textItem, sha256: 'b'.repeat(64) }],
})

test('a resubmission begins with what was decided, and answers the conflict', async () => {
  const { here, row, counts, draft, rows } = await conflict('packet-revised', revised)
  await reviewAgain('P-1', 'review', here)
  expect(await draft()).toMatchObject({
    packetRevision: 2,
    kind: 'review',
    supersedes: row.id,
    scores: { sampling: { ratingId: 'sampling-yes' }, quality: { ratingId: 'quality-yes' } },
  })
  await reviewAgain('P-1', 'review', here)
  const again = await decide('P-1', undefined, here)
  expect(decisionIn(again)).toMatchObject({ packetRevision: 2, supersedes: row.id })
  expect((await rows()).map(({ state }) => state)).toEqual(['answered', 'unsent'])
  expect(await counts()).toEqual({ ...noJournal, answered: 1, unsent: 1 })
})

test('what is entered while a draft is being opened again is not written over', async () => {
  const { store, here, draft } = await conflict('packet-revised', revised)
  const writer = await openDraft('P-1', store)
  const { rubrics } = store.library
  // As a key that is pressed before the draft of what was decided is there.
  const press = <Row>(row: Row): Row => {
    rubrics.hook('reading').unsubscribe(press)
    void writer.change((before) => ({ ...before, note: 'Typed at once' }))
    return row
  }
  rubrics.hook('reading', press)
  await reviewAgain('P-1', 'review', here)
  await writer.close()
  expect(await draft()).toMatchObject({ note: 'Typed at once' })
})

test('an amendment of what another device decided names that, and needs its reason', async () => {
  const own = {
    packetRevision: 1,
    rubricId: 'R-coast-1',
    rubricVersion: 1,
    scores: [],
    feedback: '',
    note: '',
    madeAt: '2026-11-24T09:00:00.000Z',
  }
  const decided = { decisionId: elsewhere, outcome: 'not-yet', own } as const
  const { here, store, counts } = await conflict('decided-elsewhere', packetOf('P-1', { decided }))
  await reviewAgain('P-1', 'amendment', here)
  expect(await problemCode(decide('P-1', undefined, here))).toBe('draft-incomplete')
  const writer = await openDraft('P-1', store)
  await writer.change((draft) => ({ ...draft, reason: 'I saw page 4 here' }))
  await writer.close()
  const made = await decide('P-1', undefined, here)
  expect(decisionIn(made)).toMatchObject({
    kind: 'amendment',
    supersedes: elsewhere,
    reason: 'I saw page 4 here',
    outcome: 'met',
  })
  expect(await counts()).toEqual({ ...noJournal, answered: 1, unsent: 1 })
})

test('what is accepted is amended by a draft that begins with it', async () => {
  const { here, store, row, accept, draft } = await conflict('packet-revised', packetOf('P-1'))
  await store.journal.decisions.update(row.id, { state: 'unsent', receipt: null })
  await accept(row.id)
  await reviewAgain('P-1', 'amendment', here)
  expect(await draft()).toMatchObject({
    kind: 'amendment',
    supersedes: row.id,
    reason: '',
    scores: { sampling: { ratingId: 'sampling-yes' } },
  })
})

test('a second opinion holds a packet that is gone until it is received', async () => {
  const { here, row, counts, packet, rows, accept } = await conflict('withdrawn', null)
  expect(await packet()).toMatchObject({ gone: 'withdrawn', standing: 'conflict' })
  const opinion = await keepAsOpinion('P-1', undefined, here)
  const { scores, evidence } = decisionIn(row) as { scores: unknown; evidence: unknown }
  expect(decisionIn(opinion)).toMatchObject({
    kind: 'second-opinion',
    supersedes: row.id,
    scores,
    evidence,
  })
  expect(await packet()).toMatchObject({ gone: 'withdrawn', standing: 'decided' })
  await accept(opinion.id)
  expect(await packet()).toBeUndefined()
  expect((await rows()).map(({ state }) => state)).toEqual(['answered', 'accepted'])
  expect(await counts()).toEqual({ ...noJournal, answered: 1, accepted: 1 })
})

test('a withdrawal opens the packet again, and the next review names it', async () => {
  const { here, store, row, packet, rows, accept } = await conflict('packet-revised', revised)
  const withdrawal = await withdrawDecision('P-1', 'Two packets mixed up', undefined, here)
  expect(decisionIn(withdrawal)).toMatchObject({
    kind: 'withdrawal',
    supersedes: row.id,
    reason: 'Two packets mixed up',
  })
  expect((await rows()).map(({ state }) => state)).toEqual(['answered', 'unsent'])
  expect((await packet())?.standing).toBe('open')
  await accept(withdrawal.id)
  const writer = await openDraft('P-1', store)
  await writer.change((draft) => ({
    ...draft,
    chosenOutcome: 'recused',
    about: { recusal: 'other' },
  }))
  await writer.close()
  const made = await decide('P-1', undefined, here)
  expect(decisionIn(made)).toMatchObject({ kind: 'review', supersedes: withdrawal.id })
})

test('what was withdrawn here is not shown as in effect until central records hear of it', async () => {
  const { here, row, pull, packet, accept, store } = await conflict(
    'packet-revised',
    packetOf('P-1'),
  )
  await store.journal.decisions.update(row.id, { state: 'unsent', receipt: null })
  await accept(row.id)
  const decided = { decisionId: row.id, outcome: 'met', own: null } as const
  await pull(packetOf('P-1', { decided }))
  expect(await packet()).toMatchObject({ standing: 'accepted', outcome: 'met' })
  await withdrawDecision('P-1', 'Too early', undefined, here)
  expect(await packet()).toMatchObject({ standing: 'open', outcome: null })
})

test('what was accepted before a new revision leaves that revision to be reviewed', async () => {
  const { here, row, pull, packet, accept, store } = await conflict(
    'packet-revised',
    packetOf('P-1'),
  )
  await store.journal.decisions.update(row.id, { state: 'unsent', receipt: null })
  await accept(row.id)
  await pull(revised)
  expect(await packet()).toMatchObject({ standing: 'open', outcome: null })
  expect((await packetView('P-1', store))?.decision).toBeNull()
  const made = await review(here, 'P-1')
  expect(decisionIn(made)).toMatchObject({ packetRevision: 2, kind: 'review' })
})

/** A level that was met and accepted, and is in effect. */
async function accepted() {
  const all = await conflict('packet-revised', packetOf('P-1'))
  const { store, row, accept, pull } = all
  await store.journal.decisions.update(row.id, { state: 'unsent', receipt: null })
  await accept(row.id)
  const { achievementId } = packetOf('P-1')
  const inEffect = packetOf('P-1', {
    earned: [achievementId],
    decided: { decisionId: row.id, outcome: 'met', own: null },
  })
  await pull(inEffect)
  return { ...all, unreceived: async () => (await packetView('P-1', store))?.unreceived }
}

test('an amendment, and what takes it back, say what is earned until they are received', async () => {
  const { here, accept, unreceived } = await accepted()
  expect(await unreceived()).toBeNull()
  await reviewAgain('P-1', 'amendment', here)
  const writer = await openDraft('P-1', here.store)
  await writer.change((draft) => ({
    ...draft,
    chosenOutcome: 'authenticity-doubt',
    note: 'As P-9',
    reason: 'I know them',
  }))
  await writer.close()
  const made = await decide('P-1', undefined, here)
  expect(await unreceived()).toEqual({ outcome: 'authenticity-doubt' })
  await accept(made.id)
  expect(await unreceived()).toBeNull()
  await withdrawDecision('P-1', 'Mixed up', undefined, here)
  expect(await unreceived()).toEqual({ outcome: 'met' })
})

test('a withdrawal takes what was earned until central records have heard of it', async () => {
  const { here, rows, accept, unreceived } = await accepted()
  await withdrawDecision('P-1', 'Mixed up', undefined, here)
  expect(await unreceived()).toEqual({ outcome: null })
  const withdrawal = (await rows()).find(({ kind }) => kind === 'withdrawal')
  await accept(withdrawal!.id)
  expect(await unreceived()).toBeNull()
})

test('a second opinion on its way earns nothing', async () => {
  const { here, store } = await conflict('withdrawn', null)
  await keepAsOpinion('P-1', undefined, here)
  const view = await packetView('P-1', store)
  expect(view?.decision).toMatchObject({ kind: 'second-opinion', state: 'unsent' })
  expect(view?.unreceived).toBeNull()
})

test('work begun on a packet that is gone can be filed as a second opinion, and only so', async () => {
  const { store, here } = await bench()
  await arrive(store, packetOf('P-1'))
  const writer = await openDraft('P-1', store)
  await writer.change((draft) => ({
    ...draft,
    chosenOutcome: 'recused',
    about: { recusal: 'other' },
  }))
  await writer.close()
  await takePage(store, {
    cursor: 'c',
    more: false,
    changes: [{ type: 'packet-gone', packetId: 'P-1', reason: 'reassigned' }],
  })
  expect(decisionIn(await decide('P-1', undefined, here)).kind).toBe('second-opinion')
})

test('what a conflict was decided on stays until it is resolved, its evidence included', async () => {
  const [old, next] = await Promise.all([
    fileOf(bytesOf(1, 5000), 'Old log'),
    fileOf(bytesOf(2, 7000), 'New log'),
  ])
  const { here, store, accept } = await conflict(
    'packet-revised',
    packetOf('P-1', { revision: 2, evidence: [next] }),
    packetOf('P-1', { evidence: [old] }),
  )
  const files = async () => (await store.library.files.toArray()).map(({ sha256 }) => sha256)
  expect((await packetView('P-1', store))?.bases).toMatchObject([{ revision: 1, evidence: [old] }])
  expect((await files()).toSorted()).toEqual([next.sha256, old.sha256].toSorted())
  await reviewAgain('P-1', 'review', here)
  const made = await decide('P-1', undefined, here)
  expect((await files()).toSorted()).toEqual([next.sha256, old.sha256].toSorted())
  await accept(made.id)
  expect((await packetView('P-1', store))?.bases).toEqual([])
  expect(await files()).toEqual([next.sha256])
})
