import { expect, test, vi } from 'vitest'
import type { SignedDecision } from '../../shared/model/decision.ts'
import { problem } from '../../shared/protocol/problem.ts'
import { push } from '../sync/push.ts'
import { takeReceipts } from '../sync/receipts.ts'
import { takeTurn } from '../sync/turn.ts'
import { packetOf } from '../testing/fixtures.ts'
import { arrive, decisionsOf, draftOf } from '../testing/opened.ts'
import { bench, problemCode, review } from '../testing/setup.ts'
import { turn } from '../testing/turn.ts'
import { noJournal } from './counts.ts'
import { readMeta } from './databases.ts'
import { decide } from './decide.ts'
import { decisionIn } from './decisions.ts'
import { openDraft } from './drafts.ts'
import { reconcileJournal } from './reconcile.ts'
import { takeBack } from './take-back.ts'

async function decided() {
  const all = await bench()
  await arrive(all.store, packetOf('P-1'))
  const row = await review(all.here, 'P-1')
  const { journal, library } = all.store
  return {
    ...all,
    row,
    counts: () => readMeta(journal.meta, 'counts', noJournal),
    standing: async () => (await library.packets.get('P-1'))?.standing,
    draft: () => draftOf(all.store, 'P-1'),
    rows: () => decisionsOf(all.store),
  }
}

const kindsOf = (batch: SignedDecision[]) => batch.map((signed) => decisionIn({ signed }).kind)

test('what is taken back is open again with all that was in it, as another decision', async () => {
  const { here, row, counts, standing, draft, rows, central } = await decided()
  await takeBack('P-1', undefined, here)
  const [taken, withdrawal] = await rows()
  expect(withdrawal).toMatchObject({ kind: 'withdrawal', sequence: 2, supersedes: row.id })
  expect(taken).toMatchObject({ id: row.id, state: 'unsent', takingBack: null })
  expect(await draft()).toMatchObject({
    kind: 'review',
    supersedes: withdrawal?.id,
    scores: { sampling: { ratingId: 'sampling-yes' }, quality: { ratingId: 'quality-yes' } },
  })
  expect((await draft())?.decisionId).not.toBe(row.id)
  expect(await counts()).toEqual({ ...noJournal, drafts: 1, unsent: 2 })
  expect(await standing()).toBe('draft')

  expect(central.activity.at(-1)).toEqual({
    kind: 'taken back',
    packet: 'P-1',
    decision: row.id,
  })

  const again = await decide('P-1', undefined, here)
  expect(decisionIn(again)).toMatchObject({ kind: 'review', supersedes: withdrawal?.id })
  expect(central.filed.map((signed) => decisionIn({ signed }).sequence)).toEqual([1, 2, 3])
  expect(await standing()).toBe('decided')
})

test('a withdrawal is answered before what it takes back is sent at all', async () => {
  const { here, store, central, client, rows } = await decided()
  await takeBack('P-1', undefined, here)
  await decide('P-1', undefined, here)
  const batches: SignedDecision[][] = []
  let fails = true
  central.instead = (path, init) => {
    if (path !== '/central/v1/decisions') return null
    const body = typeof init?.body === 'string' ? init.body : '{}'
    const { decisions } = JSON.parse(body) as { decisions: SignedDecision[] }
    batches.push(decisions)
    if (fails) return Promise.reject(new TypeError('cut'))
    return central.data({
      verdicts: decisions.map((signed) => {
        const decision = decisionIn({ signed })
        return decision.supersedes === null
          ? { status: 'accepted', id: signed.id, receipt: central.receipt(signed) }
          : { status: 'held', id: signed.id, waitingFor: decision.supersedes }
      }),
    })
  }
  await problemCode(push(store, client()))
  fails = false
  await push(store, client())
  expect(batches.map(kindsOf)).toEqual([
    ['withdrawal', 'review'],
    ['withdrawal', 'review'],
    ['review'],
  ])
  expect(batches[2]?.[0]?.id).toBe((await rows())[0]?.id)
})

test('a decision whose withdrawal was refused stays here', async () => {
  const { here, store, central, client, rows } = await decided()
  await takeBack('P-1', undefined, here)
  const sent: string[] = []
  central.judge = ({ id }) => {
    sent.push(id)
    return { status: 'refused', id, problem: { ...problemOf, subject: 'P-1' } }
  }
  await push(store, client())
  await push(store, client())
  expect(sent).toEqual([(await rows())[1]?.id])
})
const problemOf = { code: 'internal', status: 500, what: 'W', todo: 'T', retry: false }

test('what was handed to the network is not taken back, whatever became of it', async () => {
  const { here, store, central, client, draft } = await decided()
  central.instead = (path) =>
    path === '/central/v1/decisions' ? Promise.reject(new TypeError('cut')) : null
  await problemCode(push(store, client()))
  expect(await problemCode(takeBack('P-1', undefined, here))).toBe('already-sent')
  expect(await draft()).toBeUndefined()
})

test('an amendment that is taken back goes on amending what it did', async () => {
  const { here, store, central, row, draft } = await decided()
  await takeReceipts(store.journal, [central.receipt(row.signed)])
  const writer = await openDraft('P-1', store)
  await writer.change((begun) => ({
    ...begun,
    kind: 'amendment',
    supersedes: row.id,
    reason: 'Misread',
    chosenOutcome: 'unreadable',
    about: { items: ['0'.repeat(64)] },
    feedback: 'Page 2 is black',
  }))
  await writer.close()
  await decide('P-1', undefined, here)
  await takeBack('P-1', undefined, here)
  expect(await draft()).toMatchObject({
    kind: 'amendment',
    supersedes: row.id,
    reason: 'Misread',
    chosenOutcome: 'unreadable',
    about: { items: ['0'.repeat(64)] },
    feedback: 'Page 2 is black',
  })
})

test.each([
  ['the host had it', 'before'],
  ['the journal had it', 'after'],
])('a crash before %s is made up for at the next start', async (_, when) => {
  const { here, central, row, counts, draft, rows } = await decided()
  central.instead = (path, init) => {
    if (path !== '/host/decisions' || init?.method !== 'POST') return null
    if (when === 'before') return Promise.reject(new TypeError('power'))
    return central.answer(path, init).then(() => Promise.reject(new TypeError('power')))
  }
  expect(await problemCode(takeBack('P-1', undefined, here))).toBe('host-unreachable')
  expect(await draft()).toBeUndefined()
  expect((await rows())[0]).toMatchObject({ takingBack: { at: expect.any(String) } })
  central.instead = () => null

  await reconcileJournal(here)
  await reconcileJournal(here)
  expect((await rows()).map(({ kind }) => kind)).toEqual(['review', 'withdrawal'])
  expect(await draft()).toMatchObject({ scores: { sampling: { ratingId: 'sampling-yes' } } })
  expect(await counts()).toEqual({ ...noJournal, drafts: 1, unsent: 2 })
  expect(central.filed).toHaveLength(2)
  expect((await rows())[1]?.supersedes).toBe(row.id)
})

test('what the host could not sign is said, and the next turn of syncing ends it', async () => {
  const { here, central, row, draft, rows } = await decided()
  const full = problem('journal-unwritable', null, 'no room')
  central.instead = (path, init) =>
    path === '/host/decisions' && init?.method === 'POST' ? central.problem(full) : null
  expect(await problemCode(takeBack('P-1', undefined, here))).toBe('journal-unwritable')
  // The first compares with central records, which wipes what was said before.
  await takeTurn(here, turn)
  await takeTurn(here, turn)
  expect(central.batches).toEqual([])
  expect((await rows())[0]).toMatchObject({
    state: 'unsent',
    problem: {
      code: 'taking-back-unfinished',
      what: 'The decision on P-1 is not taken back yet. The decision on it could not be written to disk: no room.',
    },
  })
  expect(await draft()).toBeUndefined()

  central.instead = () => null
  await takeTurn(here, turn)
  expect(await draft()).toMatchObject({ scores: { sampling: { ratingId: 'sampling-yes' } } })
  expect((await rows())[0]).toMatchObject({ id: row.id, takingBack: null, problem: null })
  expect(kindsOf(central.filed)).toEqual(['review', 'withdrawal'])
})

test('a turn of syncing leaves alone what a window is taking back', async () => {
  const { here, central, rows } = await decided()
  const { promise: signing, resolve: sign } = Promise.withResolvers<null>()
  let asked = 0
  central.instead = (path, init) => {
    if (path !== '/host/decisions' || init?.method !== 'POST') return null
    asked += 1
    return signing.then(() => central.answer(path, init))
  }
  const taking = takeBack('P-1', undefined, here)
  await vi.waitFor(() => expect(asked).toBe(1))
  await takeTurn(here, turn)
  expect(asked).toBe(1)
  sign(null)
  await taking
  expect((await rows()).map(({ kind }) => kind)).toEqual(['review', 'withdrawal'])
  expect(central.activity.filter(({ kind }) => kind === 'taken back')).toHaveLength(1)
})

test('while it is being taken back, a decision is not sent', async () => {
  const { here, store, central, client } = await decided()
  central.instead = (path, init) =>
    path === '/host/decisions' && init?.method === 'POST'
      ? Promise.reject(new TypeError('power'))
      : null
  await problemCode(takeBack('P-1', undefined, here))
  await push(store, client())
  expect(central.batches).toEqual([])
})
