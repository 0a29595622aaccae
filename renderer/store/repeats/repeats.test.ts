import { expect, onTestFinished, test, vi } from 'vitest'
import type { Packet } from '../../../shared/model/packet.ts'
import { hostPaths } from '../../../shared/protocol/host.ts'
import { createRandom, type Random } from '../../../shared/rules/random.ts'
import { takeTurn } from '../../sync/turn.ts'
import { packetOf } from '../../testing/fixtures.ts'
import { arrive, packetIn } from '../../testing/opened.ts'
import { bench, problemCode, review } from '../../testing/setup.ts'
import { turn } from '../../testing/turn.ts'
import { decide } from '../decide.ts'
import { decidedSince } from '../decided-since.ts'
import { collectDiagnostics } from '../diagnostics.ts'
import { openDraft } from '../drafts.ts'
import { lineReader } from '../grid-lines.ts'
import { packetView } from '../packet.ts'
import { reconcileJournal } from '../reconcile.ts'
import { reviewAgain, withdrawDecision } from '../resolve.ts'
import { status } from '../status.ts'
import { takeBack } from '../take-back.ts'
import { ratedTwice } from './compared.ts'
import { beginRepeats, followRepeats } from './follow.ts'
import { shownRepeats } from './kept.ts'
import { keepOften } from './often.ts'
import { serveRepeat } from './serve.ts'

/** Whatever is drawn is due at once. */
const soon: Random = { ...createRandom(7), next: () => 0 }
const decidedAt = '2026-11-24T10:00:00.000Z'
const weeksLater = new Date('2026-12-10T10:00:00.000Z')

/** A packet that was decided and accepted, and three to be done; from then on all asked is recorded. */
async function forgotten(over: Partial<Packet> = {}) {
  const all = await bench()
  const { store, here, central } = all
  const names = ['P-201', 'P-202', 'P-203', 'P-204']
  const packets = names.map((id) =>
    packetOf(id, id === 'P-201' ? over : { submittedAt: '2026-12-05T08:00:00.000Z' }),
  )
  central.feed.push(...packets.map((packet) => ({ type: 'packet', packet }) as const))
  await takeTurn(here, turn)
  await review(here, 'P-201')
  await takeTurn(here, turn)
  const counts = await status(store)
  await store.journal.meta.delete('repeatDue')
  const asked: { path: string; body: string }[] = []
  central.instead = (path, init) => {
    asked.push({ path, body: typeof init?.body === 'string' ? init.body : '' })
    return null
  }
  return { ...all, counts, asked }
}

async function served(over: Partial<Packet> = {}) {
  const all = await forgotten(over)
  const { store } = all
  await serveRepeat(store, weeksLater, soon)
  expect(await serveRepeat(store, weeksLater, soon)).toBe(true)
  const [repeat] = await shownRepeats(store.journal)
  const id = repeat!.packetId!
  return { ...all, id, repeat: repeat! }
}

/** Rates the first criterion as not yet, the other as met, and decides. */
async function again({ here, id }: Awaited<ReturnType<typeof served>>, at: string) {
  const writer = await openDraft(id, here.store)
  await writer.change((before) => ({
    ...before,
    feedback: 'Measure twice, please',
    scores: {
      sampling: { ratingId: 'sampling-no', comment: '', anchors: [] },
      quality: { ratingId: 'quality-yes', comment: '', anchors: [] },
    },
  }))
  await writer.close()
  return decide(id, at, here)
}

test('what was decided weeks ago stands among the packets to be done, and looks like one', async () => {
  const { store, id, counts } = await served()
  expect(id).toMatch(/^P-\d{3}$/)
  const row = await store.library.packets.get(id)
  const beside = await store.library.packets.get('P-202')
  expect(row).toMatchObject({
    standing: 'open',
    outcome: null,
    inEffect: null,
    ready: 1,
    role: null,
    dueAt: beside?.dueAt,
  })
  expect(await packetIn(store, id)).toEqual({
    ...packetOf('P-201'),
    id,
    submittedAt: '2026-12-05T08:00:00.000Z',
  })
  expect(await packetView(id, store)).toMatchObject({ decision: null, standing: 'open' })
  expect((await store.library.packets.get('P-201'))?.standing).toBe('accepted')
  const now = await status(store)
  expect(now.library).toMatchObject({ packets: counts.library.packets + 1, decided: 1 })
  expect(now.journal).toEqual(counts.journal)
})

test('another is not served while one is open, nor one that was served before', async () => {
  const all = await served()
  const { store } = all
  expect(await serveRepeat(store, weeksLater, soon)).toBe(false)
  await again(all, weeksLater.toISOString())
  expect(await serveRepeat(store, weeksLater, soon)).toBe(false)
})

test.each([
  ['it was decided only days ago', new Date('2026-11-26T10:00:00.000Z'), {}],
  ['nothing is due', weeksLater, { next: () => 0.9 }],
] as const)('none is served while %s', async (_, now, random) => {
  const { store } = await forgotten()
  for (let times = 0; times < 3; times += 1)
    expect(await serveRepeat(store, now, { ...soon, ...random })).toBe(false)
})

test.each([
  ['withdrawn', { gone: 'withdrawn' }],
  ['revised', { revision: 2 }],
  ['without all its evidence', { ready: 0 }],
] as const)('a packet that is %s is not served', async (_, change) => {
  const { store } = await forgotten()
  await store.library.packets.update('P-201', change)
  await serveRepeat(store, weeksLater, soon)
  expect(await serveRepeat(store, weeksLater, soon)).toBe(false)
})

test('none is served where fewer than two others are to be done, or the reviewer wants none', async () => {
  const { store, here } = await forgotten()
  await keepOften('off', store)
  for (let times = 0; times < 2; times += 1)
    expect(await serveRepeat(store, weeksLater, soon)).toBe(false)
  await keepOften('often', store)
  await review(here, 'P-202')
  await review(here, 'P-203')
  for (let times = 0; times < 2; times += 1)
    expect(await serveRepeat(store, weeksLater, soon)).toBe(false)
})

test('a decision on it counts on every screen and is nowhere else', async () => {
  const all = await served()
  const { store, here, central, id, counts, asked } = all
  const filed = central.filed.length
  const made = await again(all, weeksLater.toISOString())
  expect(made).toMatchObject({ packetId: id, state: 'unsent', outcome: 'not-yet' })

  const now = await status(store)
  expect(now.journal).toEqual({ ...counts.journal, unsent: 1 })
  expect(now.signed).toEqual(counts.signed)
  expect(now.library.decided).toBe(counts.library.decided + 1)
  expect(await decidedSince(new Date('2026-12-01T00:00:00.000Z'), store)).toBe(1)
  expect((await store.library.packets.get(id))?.standing).toBe('decided')
  expect((await packetView(id, store))?.decision).toMatchObject({ id: made.id, outcome: 'not-yet' })
  expect((await lineReader(store)([id])).get(id)?.decided?.outcome).toBe('not-yet')

  // A turn with central records, and a start, with all that they reconcile.
  await takeTurn(here, turn)
  central.epoch = '00000000-0000-7000-8000-0000000000e2'
  await takeTurn(here, turn)
  await reconcileJournal(here)
  const sent = asked.map(({ path, body }) => `${path} ${body}`).join('\n')
  expect(sent).not.toContain(id)
  expect(sent).not.toContain(made.id)
  expect(central.filed).toHaveLength(filed)
  expect([...central.ledger.keys()]).not.toContain(made.id)
  expect(JSON.stringify(central.activity)).not.toContain(id)
  expect(await store.journal.decisions.where('packetId').equals(id).count()).toBe(0)
  expect(await store.journal.intents.count()).toBe(0)
})

test('diagnostics are those of a machine on which nothing is served again', async () => {
  onTestFinished(() => void vi.unstubAllGlobals())
  vi.stubGlobal('navigator', {
    userAgent: 'test',
    locks: navigator.locks,
    storage: { estimate: async () => ({ usage: 1 }), persisted: async () => true },
  })
  const all = await served()
  const { here, central, counts } = all
  central.instead = (path) =>
    path === hostPaths.diagnostics
      ? Response.json({
          version: '0',
          shell: 'browser',
          platform: {
            system: 'Linux',
            release: '6',
            architecture: 'x64',
            memory: 1,
            node: '24',
            electron: null,
          },
          enrolment: null,
          vault: { state: 'open', kind: 'demonstration' },
          diskFree: 1,
          decisionsFile: null,
          activity: { brokenAt: null, unwritten: 0, newest: [] },
        })
      : null
  const told = async () => {
    const { window } = await collectDiagnostics(here)
    return [window.library.counts, window.journal.counts]
  }
  expect(await told()).toEqual([counts.library, counts.signed])
  const writer = await openDraft(all.id, here.store)
  await writer.change((draft) => ({ ...draft, note: 'Begun' }))
  await writer.close()
  expect(await told()).toEqual([counts.library, counts.signed])
  await again(all, weeksLater.toISOString())
  expect(await told()).toEqual([counts.library, counts.signed])
})

test('the words of it are sealed', async () => {
  const all = await served()
  await again(all, weeksLater.toISOString())
  const rows = await all.store.journal.repeats.toArray()
  const texts = rows.flatMap(({ sealed, decision }) =>
    [sealed, decision!.sealed].map((one) => new TextDecoder('latin1').decode(one)),
  )
  const { sealed, decision, ...legible } = rows[0]!
  void sealed
  const { sealed: within, ...rest } = decision!
  void within
  for (const text of [...texts, JSON.stringify([legible, rest])])
    for (const word of ['sampling', 'Measure', 'Amina']) expect(text).not.toContain(word)
})

test('it is taken back as another, and accepted as another', async () => {
  const all = await served()
  const { store, here, id, counts } = all
  await again(all, weeksLater.toISOString())
  await takeBack(id, weeksLater.toISOString(), here)
  const writer = await openDraft(id, store)
  expect(writer.draft).toMatchObject({
    feedback: 'Measure twice, please',
    scores: { sampling: { ratingId: 'sampling-no' } },
  })
  await writer.close()
  expect((await status(store)).journal).toEqual({ ...counts.journal, drafts: 1 })
  expect(await ratedTwice(store)).toEqual([])

  await decide(id, weeksLater.toISOString(), here)
  const hold = 30_000
  const seconds = (many: number) => new Date(weeksLater.getTime() + many * 1000)
  await followRepeats(store, { hold, brought: false }, seconds(10))
  expect((await packetView(id, store))?.decision?.state).toBe('unsent')
  await followRepeats(store, { hold, brought: false }, seconds(40))
  const view = await packetView(id, store)
  expect(view).toMatchObject({ standing: 'accepted' })
  expect(view?.decision?.receipt?.id).toMatch(/^RC-\d+$/)
  expect((await status(store)).journal).toMatchObject({ unsent: 0, accepted: 2 })
  expect(await problemCode(takeBack(id, undefined, here))).toBe('already-sent')
})

test('amending and withdrawing it have nothing signed, and the first ratings are those that count', async () => {
  const all = await served()
  const { store, here, central, id } = all
  await again(all, weeksLater.toISOString())
  await followRepeats(store, { hold: 0, brought: false }, weeksLater)
  const filed = central.filed.length
  await reviewAgain(id, 'amendment', here)
  const writer = await openDraft(id, store)
  await writer.change((draft) => ({
    ...draft,
    reason: 'Looked again',
    scores: { ...draft.scores, sampling: { ratingId: 'sampling-yes', comment: '', anchors: [] } },
  }))
  await writer.close()
  const amended = await decide(id, weeksLater.toISOString(), here)
  expect(amended).toMatchObject({ kind: 'amendment', outcome: 'met' })
  const [first] = await ratedTwice(store)
  expect(first?.compared[0]).toMatchObject({ ownId: 'sampling-no' })

  await withdrawDecision(id, 'Mixed up', undefined, here)
  expect((await store.library.packets.get(id))?.standing).toBe('open')
  expect(await ratedTwice(store)).toEqual([])
  expect(central.filed).toHaveLength(filed)
})

test('both ratings are told beside one another, by the packet’s own name', async () => {
  const all = await served()
  await again(all, weeksLater.toISOString())
  const [one] = await ratedTwice(all.store)
  expect(one).toMatchObject({
    packetId: 'P-201',
    firstAt: decidedAt,
    secondAt: weeksLater.toISOString(),
  })
  expect(one?.compared.map(({ criterionId, apart }) => [criterionId, apart])).toEqual([
    ['sampling', -1],
    ['quality', 0],
  ])
})

test('a packet of central records that has its name takes its place, and nothing of it', async () => {
  const all = await served()
  const { store, here, central, id } = all
  await again(all, weeksLater.toISOString())
  central.feed.push({ type: 'packet', packet: packetOf(id, { attempt: 3 }) })
  await takeTurn(here, turn)
  expect(await store.library.packets.get(id)).toMatchObject({ standing: 'open', attempt: 3 })
  expect((await store.library.packets.get(id))?.repeatOf).toBeUndefined()
  expect((await packetView(id, store))?.decision).toBeNull()
  expect(await ratedTwice(store)).toHaveLength(1)
  // Now it is one like any other, and what is decided on it is signed.
  const filed = central.filed.length
  await review(here, id)
  expect(central.filed).toHaveLength(filed + 1)
})

test('a full sync leaves it, and it goes with the packet that it is a copy of', async () => {
  const { store, here, central, id } = await served()
  central.epoch = '00000000-0000-7000-8000-0000000000e3'
  await takeTurn(here, turn)
  expect(await store.library.packets.get(id)).toBeDefined()
  central.feed.push({ type: 'packet-gone', packetId: 'P-201', reason: 'withdrawn' })
  await takeTurn(here, turn)
  expect(await store.library.packets.get(id)).toBeUndefined()
  expect(await store.journal.repeats.count()).toBe(0)
})

test('switched off, it goes with what was begun on it; what was compared stays', async () => {
  const all = await served()
  const { store, id } = all
  const writer = await openDraft(id, store)
  await writer.change((draft) => ({ ...draft, note: 'Begun' }))
  await writer.close()
  await keepOften('off', store)
  expect(await store.library.packets.get(id)).toBeUndefined()
  expect((await status(store)).journal.drafts).toBe(0)
  expect(await store.journal.repeats.count()).toBe(0)
})

test('a day later it is out of the queue, and still compared and counted', async () => {
  const all = await served()
  const { store, id, counts } = all
  await again(all, weeksLater.toISOString())
  await followRepeats(store, { hold: 0, brought: false }, weeksLater)
  await beginRepeats(store, new Date('2026-12-10T18:00:00.000Z'))
  expect(await store.library.packets.get(id)).toBeDefined()
  await beginRepeats(store, new Date('2026-12-11T10:00:00.000Z'))
  expect(await store.library.packets.get(id)).toBeUndefined()
  expect(await ratedTwice(store)).toHaveLength(1)
  const now = await status(store)
  expect(now.library.packets).toBe(counts.library.packets)
  expect(now.journal.accepted).toBe(counts.journal.accepted + 1)
})

test('where the journal was lost it is never signed, and goes at the next start', async () => {
  const { store, here, central, id } = await served()
  const writer = await openDraft(id, store)
  await writer.change((draft) => ({
    ...draft,
    scores: {
      sampling: { ratingId: 'sampling-no', comment: '', anchors: [] },
      quality: { ratingId: 'quality-yes', comment: '', anchors: [] },
    },
  }))
  await writer.close()
  await store.journal.repeats.clear()
  const filed = central.filed.length
  expect(await problemCode(decide(id, undefined, here))).toBe('packet-not-here')
  expect(central.filed).toHaveLength(filed)
  await beginRepeats(store, weeksLater)
  expect(await store.library.packets.get(id)).toBeUndefined()
})

test('a blind packet comes under another alias', async () => {
  const { store, id } = await served({ blind: true, learner: { alias: 'Learner 17', name: null } })
  const packet = await packetIn(store, id)
  expect(packet?.learner.alias).toMatch(/^Learner \d\d$/)
  expect(packet?.learner.alias).not.toBe('Learner 17')
})

test('the library is as whole as without it', async () => {
  const { store } = await served()
  expect(await arrive(store)).toBeUndefined()
  const { packets, bodies } = store.library
  expect([await packets.count(), await bodies.count()]).toEqual([5, 5])
  expect((await status(store)).library.packets).toBe(5)
})

test('what has followed from the first decision is not told', async () => {
  const { store, id } = await served({
    achievementId: 'coast-2',
    earned: ['coast-1', 'coast-2', 'coast-3'],
    earnedBy: ['coast-1', 'coast-2'].map((achievementId) => ({
      achievementId,
      earnedAt: null,
      evidence: [],
    })),
  })
  const copy = await packetIn(store, id)
  expect(copy?.earned).toEqual(['coast-1'])
  expect(copy?.earnedBy.map(({ achievementId }) => achievementId)).toEqual(['coast-1'])
})
