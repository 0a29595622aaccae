import { expect, test, vi } from 'vitest'
import type { SignedDecision } from '../../shared/model/decision.ts'
import { problem } from '../../shared/protocol/problem.ts'
import { openTestStore, packetOf } from '../testing/fixtures.ts'
import { type ScriptedCentral, textOf } from '../testing/central.ts'
import { arrive, decisionsOf, draftOf } from '../testing/opened.ts'
import { bench, problemCode, review } from '../testing/setup.ts'
import { decide } from './decide.ts'
import { decisionIn } from './decisions.ts'
import { openDraft } from './drafts.ts'
import type { Here } from './host.ts'
import { takeTurn } from '../sync/turn.ts'
import { turn } from '../testing/turn.ts'
import { reconcileJournal } from './reconcile.ts'
import { withdrawDecision } from './resolve.ts'
import { takeBack } from './take-back.ts'

const at = '2026-11-24T10:00:00.000Z'

/** A review of P-1 that can be decided. */
async function ready() {
  const { store, central, here } = await bench()
  await arrive(store, packetOf('P-1'), packetOf('P-2'))
  const draft = await openDraft('P-1', store)
  await draft.change((before) => ({
    ...before,
    chosenOutcome: 'recused',
    about: { recusal: 'other' },
  }))
  return { store, central, here, draft }
}

/** A host whose disk is full. */
const cannotSign = (path: string, init?: RequestInit) =>
  path === '/host/decisions' && init?.method === 'POST'
    ? Response.json({ problem: problem('journal-unwritable', 'P-1', 'full') }, { status: 507 })
    : null

/** The program ends as soon as a decision on P-1 is called safe; it is started again. */
async function interrupted() {
  const { store, central, here, draft } = await ready()
  const told: SignedDecision[] = []
  const ended = decide('P-1', at, here, (signed) => {
    told.push(signed)
    throw new Error('the program ended')
  })
  expect(await problemCode(ended)).toBe('journal-behind')
  await draft.close()
  const again: Here = { ...here, store: openTestStore(...store.factories) }
  const { journal } = again.store
  const signed = async () => (await decisionsOf(again.store)).map((row) => row.signed)
  return { told, central, again, journal, signed }
}

test('a decision is safe before its row, and comes out of the host’s file', async () => {
  const { told, again, journal, signed } = await interrupted()
  expect(await journal.drafts.count()).toBe(1)
  await reconcileJournal(again)
  expect(await signed()).toEqual(told)
  expect(await journal.drafts.count()).toBe(0)
  expect(await journal.intents.count()).toBe(0)
})

test('where the file is lost, it is made again to the letter, and the reviewer is told', async () => {
  const { told, central, again, journal, signed } = await interrupted()
  central.filed = []
  expect(await reconcileJournal(again)).toMatchObject({
    code: 'journal-mended',
    what: expect.stringContaining('1 that the end of the program had interrupted'),
  })
  expect(await signed()).toEqual(told)
  expect(central.filed).toEqual(told)
  expect(await journal.drafts.count()).toBe(0)
  expect(await journal.intents.count()).toBe(0)
})

/**
 * The host's file has these decisions and a damaged record after them, until it is given what that was.
 * @returns what it was given
 */
function damage(central: ScriptedCentral, decisions: SignedDecision[]): unknown[] {
  const given: unknown[] = []
  const whole = decisions.length
  central.filed = decisions
  central.instead = (path, init) => {
    if (!path.startsWith('/host/decisions') || given.length > 0) return null
    if (init?.method === 'POST')
      return Response.json({ problem: problem('journal-damaged', '1') }, { status: 500 })
    if (init?.method !== 'PUT')
      return Response.json({ decisions, more: false, whole, damaged: true })
    given.push(JSON.parse(textOf(init)))
    return Response.json({ whole: whole + 1 })
  }
  return given
}

test('where its record is damaged, the host is given what was to be signed', async () => {
  const { told, central, again, signed } = await interrupted()
  const given = damage(central, [])
  expect(await reconcileJournal(again)).toMatchObject({ code: 'journal-mended' })
  expect(given).toMatchObject([
    { decisions: [], interrupted: { judgement: { id: told[0]!.id }, of: 1 } },
  ])
  expect(await signed()).toEqual(told)
})

/** The program ends as soon as the host has signed what `deed` asks for; it is started again. */
async function endedOnceSigned(
  { store, central, here }: Awaited<ReturnType<typeof bench>>,
  deed: () => Promise<unknown>,
) {
  const database = store.journal.backendDB()
  const whole = database.transaction.bind(database)
  const broken = vi.spyOn(database, 'transaction')
  central.instead = async (path, init) => {
    if (path !== '/host/decisions' || init?.method !== 'POST') return null
    const answer = await central.answer(path, init)
    broken.mockImplementation((names, ...rest) => {
      if ([names].flat().includes('decisions')) throw new DOMException('', 'InvalidStateError')
      return whole(names, ...rest)
    })
    return answer
  }
  expect(await problemCode(deed())).toBe('journal-behind')
  broken.mockRestore()
  central.instead = () => null
  const again: Here = { ...here, store: openTestStore(...store.factories) }
  return again
}

test.each([
  ['withdrawn', (here: Here) => withdrawDecision('P-1', 'Too early', at, here)],
  ['taken back', (here: Here) => takeBack('P-1', at, here)],
])('what is %s is made again to the letter, too, where its record is damaged', async (_, deed) => {
  const all = await bench()
  const { store, central, here } = all
  await arrive(store, packetOf('P-1'))
  const first = await review(here, 'P-1')
  const again = await endedOnceSigned(all, () => deed(here))
  const withdrawn = central.filed[1]!
  const given = damage(central, [first.signed])
  await reconcileJournal(again)
  expect(given).toMatchObject([{ interrupted: { judgement: { id: withdrawn.id }, of: 1 } }])
  expect(central.filed).toEqual([first.signed, withdrawn])
  expect((await decisionsOf(again.store)).map((row) => row.signed)).toEqual(central.filed)
  expect(await again.store.journal.intents.count()).toBe(0)
})

test('neither its draft nor the packet is needed for that, and what was changed since stays', async () => {
  const { told, central, again, signed } = await interrupted()
  central.filed = []
  const before = (await draftOf(again.store, 'P-1'))!
  await again.store.writeDraft(before, { ...before, note: 'And this', changes: before.changes + 1 })
  const { packets, bodies, rubrics } = again.store.library
  for (const table of [packets, bodies, rubrics]) await table.clear()
  await reconcileJournal(again)
  expect(await signed()).toEqual(told)
  expect(await draftOf(again.store, 'P-1')).toMatchObject({ kind: 'amendment', note: 'And this' })
})

test('what the host cannot sign then is told, and left for another start', async () => {
  const { told, central, again, signed } = await interrupted()
  central.filed = []
  central.instead = cannotSign
  expect(await reconcileJournal(again)).toMatchObject({
    code: 'decision-unfinished',
    subject: 'P-1',
  })
  central.instead = () => null
  await reconcileJournal(again)
  expect(await signed()).toEqual(told)
})

test('it is made by the next turn of syncing that can, without a start', async () => {
  const { told, central, again, journal, signed } = await interrupted()
  central.filed = []
  central.instead = cannotSign
  await reconcileJournal(again)
  await takeTurn(again, turn)
  expect(await signed()).toEqual([])
  central.instead = () => null
  await takeTurn(again, turn)
  expect(await signed()).toEqual(told)
  expect(central.ledger.get(told[0]!.id)?.decision).toEqual(told[0])
  expect(await journal.drafts.count()).toBe(0)
  expect(await journal.intents.count()).toBe(0)
})

test('nor is it lost by deciding once more while the host cannot sign', async () => {
  const { told, central, again, signed } = await interrupted()
  central.filed = []
  central.instead = cannotSign
  await reconcileJournal(again)
  expect(await problemCode(decide('P-1', undefined, again))).toBe('journal-unwritable')
  central.instead = () => null
  await reconcileJournal(again)
  expect(await signed()).toEqual(told)
})

test('a damaged one is told once, and its draft is there to be decided again', async () => {
  const { central, again, journal } = await interrupted()
  central.filed = []
  await journal.intents.toCollection().modify({ sealed: new ArrayBuffer(64) })
  expect(await reconcileJournal(again)).toMatchObject({ code: 'decision-unfinished' })
  expect(await reconcileJournal(again)).toBeNull()
  expect((await decide('P-1', undefined, again)).outcome).toBe('recused')
})

test('one that has others after it has its place before them', async () => {
  const { told, central, again, signed } = await interrupted()
  const next = await review(again, 'P-2')
  central.filed = []
  await reconcileJournal(again)
  expect(central.filed).toEqual([...told, next.signed])
  expect(await signed()).toHaveLength(2)
})

test('of what the host refuses nothing is left for a start to make', async () => {
  const { store, central, here, draft } = await ready()
  central.instead = (path) =>
    path === '/host/decisions' ? Promise.reject(new TypeError('failed to fetch')) : null
  expect(await problemCode(decide('P-1', at, here))).toBe('host-unreachable')
  expect(await store.journal.intents.count()).toBe(0)
  expect(await draftOf(store, 'P-1')).toMatchObject({
    chosenOutcome: 'recused',
    about: { recusal: 'other' },
  })
  await draft.close()
})

test('nor for a turn of syncing, where the journal cannot take it back at once', async () => {
  const { store, central, here, draft } = await ready()
  const { journal } = store
  let breaks = 1
  journal.intents.hook('deleting', () => {
    breaks -= 1
    if (breaks >= 0) throw new Error('the disk is full')
  })
  central.instead = cannotSign
  expect(await problemCode(decide('P-1', at, here))).toBe('journal-unwritable')
  central.instead = () => null
  await takeTurn(here, turn)
  expect(central.filed).toEqual([])
  expect(await journal.intents.count()).toBe(1)
  await vi.waitUntil(async () => (await journal.intents.count()) === 0, { timeout: 5000 })
  await takeTurn(here, turn)
  expect(central.filed).toEqual([])
  await draft.close()
})

test('another window that starts meanwhile makes nothing of what is refused then', async () => {
  const { store, central, here, draft } = await ready()
  const [asked, refused] = [Promise.withResolvers<void>(), Promise.withResolvers<Response>()]
  central.instead = (path, init) => {
    if (path !== '/host/decisions' || init?.method !== 'POST') return null
    central.instead = () => null
    asked.resolve()
    return refused.promise
  }
  const ended = problemCode(decide('P-1', at, here))
  await asked.promise
  while ((await store.journal.intents.count()) === 0) await new Promise(setImmediate)
  const other: Here = { ...here, store: openTestStore(...store.factories) }
  expect(await reconcileJournal(other)).toBeNull()
  refused.resolve(
    Response.json({ problem: problem('journal-unwritable', 'P-1', 'full') }, { status: 507 }),
  )
  expect(await ended).toBe('journal-unwritable')
  expect(central.filed).toEqual([])
  expect(await store.journal.intents.count()).toBe(0)
  await draft.close()
})

test('what was changed after an answer was lost is not lost, and not called decided', async () => {
  const { store, central, here, draft } = await ready()
  central.instead = (path, init) =>
    path === '/host/decisions' && init?.method === 'POST'
      ? central.answer(path, init).then(() => Promise.reject(new TypeError('lost')))
      : null
  expect(await problemCode(decide('P-1', at, here))).toBe('host-unreachable')
  central.instead = () => null
  await draft.change((before) => ({
    ...before,
    chosenOutcome: 'unreadable',
    about: { items: ['0'.repeat(64)] },
    feedback: 'Black',
  }))
  const told: SignedDecision[] = []
  const again = decide('P-1', undefined, here, (signed) => void told.push(signed))
  expect(await problemCode(again)).toBe('decided-before')
  expect(told).toEqual([])
  const [row] = await decisionsOf(store)
  expect(decisionIn(row!)).toMatchObject({ outcome: 'recused' })
  expect(await draftOf(store, 'P-1')).toMatchObject({
    kind: 'amendment',
    supersedes: row!.id,
    chosenOutcome: 'unreadable',
    about: { items: ['0'.repeat(64)] },
    feedback: 'Black',
  })
  await draft.close()
})
