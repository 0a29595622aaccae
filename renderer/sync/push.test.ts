import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problem } from '../../shared/protocol/problem.ts'
import { noJournal } from '../store/counts.ts'
import { readMeta } from '../store/databases.ts'
import type { DecisionRow } from '../store/rows.ts'
import { packetOf, rubric } from '../testing/fixtures.ts'
import { textOf } from '../testing/central.ts'
import { arrive, decisionsOf, packetIn } from '../testing/opened.ts'
import { bench, problemCode, review } from '../testing/setup.ts'
import { batches } from '../store/batches.ts'
import { push } from './push.ts'
import { takeReceipts } from './receipts.ts'

async function decided(...ids: string[]) {
  const all = await bench()
  await arrive(all.store, ...ids.map((id) => packetOf(id)))
  const rows: DecisionRow[] = []
  for (const id of ids) rows.push(await review(all.here, id))
  const counts = () => readMeta(all.store.journal.meta, 'counts', noJournal)
  const states = async () =>
    (await all.store.journal.decisions.orderBy('sequence').toArray()).map(({ state }) => state)
  return { ...all, rows, counts, states }
}

const decisionsPath = '/central/v1/decisions'

test('decisions go up in one batch and come back with their receipts', async () => {
  const { store, central, client, rows, counts } = await decided('P-1', 'P-2', 'P-3')
  await push(store, client())
  expect([...central.ledger.keys()]).toEqual(rows.map(({ id }) => id))
  expect(central.batches).toEqual([3])
  expect(await counts()).toEqual({ ...noJournal, accepted: 3 })
  expect((await store.library.packets.get('P-2'))?.standing).toBe('accepted')
  expect((await store.journal.decisions.get(rows[0]!.id))?.receipt?.decisionId).toBe(rows[0]!.id)
  await push(store, client())
  expect(central.batches).toEqual([3])
  // Once each, however often the receipts come.
  const told = rows.map(({ id, packetId }) => ({ kind: 'sent', packet: packetId, decision: id }))
  expect(central.activity).toEqual(told)
})

test('a lost answer is made good by the same receipt', async () => {
  const { store, central, client, counts } = await decided('P-1')
  central.instead = (path, init) =>
    central.answer(path, init).then(() => Promise.reject(new TypeError('cut')))
  expect(await problemCode(push(store, client()))).toBe('host-unreachable')
  expect(await counts()).toEqual({ ...noJournal, unsent: 1 })
  central.instead = () => null
  await push(store, client())
  expect(await counts()).toEqual({ ...noJournal, accepted: 1 })
  expect(central.ledger.size).toBe(1)
})

test.each([401, 403, 404, 409, 410, 426, 429, 502, 503, 418])(
  'an answer of %i to the whole removes nothing and ends the push',
  async (status) => {
    const { store, central, client, rows, counts } = await decided('P-1', 'P-2')
    central.instead = () => central.problem({ ...problem('internal'), status })
    expect(await problemCode(push(store, client()))).toBe('internal')
    expect(central.asked).toHaveLength(1)
    const after = await decisionsOf(store)
    expect(after.map((row) => ({ ...row, sentAt: null }))).toEqual(rows)
    expect(await counts()).toEqual({ ...noJournal, unsent: 2 })
  },
)

test.each([400, 413, 422, 500])(
  'an item at which the whole fails with %i is found by halving and stops no other',
  async (status) => {
    const ids = ['P-1', 'P-2', 'P-3', 'P-4', 'P-5']
    const { store, central, client, states } = await decided(...ids)
    central.instead = (_, init) =>
      textOf(init).includes('P-2') ? central.problem({ ...problem('internal'), status }) : null
    await push(store, client())
    expect(await states()).toEqual(['accepted', 'unsent', 'accepted', 'accepted', 'accepted'])
    const poison = (await store.journal.decisions.toArray()).find(({ state }) => state === 'unsent')
    expect(poison?.problem?.status).toBe(status)
  },
)

test('central records that fail at everything are left alone after a few', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `P-${index}`)
  const { store, central, client, counts } = await decided(...ids)
  central.instead = () => central.problem(problem('internal'))
  expect(await problemCode(push(store, client()))).toBe('internal')
  expect(central.asked.length).toBeLessThan(15)
  expect(await counts()).toEqual({ ...noJournal, unsent: 20 })
})

test('those that failed come after the others', async () => {
  const { store, central, client, rows } = await decided('P-1', 'P-2')
  await store.journal.decisions.update(rows[0]!.id, { problem: problem('internal') })
  await push(store, client())
  expect([...central.ledger.keys()]).toEqual([rows[1]!.id, rows[0]!.id])
})

test('each verdict is taken for itself', async () => {
  const ids = ['P-1', 'P-2', 'P-3', 'P-4', 'P-5', 'P-6']
  const { store, central, client, rows, states, counts } = await decided(...ids)
  const [accepted, held, conflict, refused, again] = rows
  const now = packetOf('P-3', { revision: 2, rubricVersion: 2 })
  const revised = { ...rubric, version: 2 }
  central.instead = () =>
    central.data({
      verdicts: [
        { status: 'accepted', id: accepted!.id, receipt: central.receipt(accepted!.signed) },
        { status: 'held', id: held!.id, waitingFor: rows[5]!.id },
        {
          status: 'conflict',
          id: conflict!.id,
          receipt: central.receipt(conflict!.signed, 'packet-revised'),
          now: [
            { type: 'rubric', rubric: revised },
            { type: 'packet', packet: now },
          ],
        },
        { status: 'refused', id: refused!.id, problem: problem('signature-wrong', 'P-4') },
        { status: 'try-again', id: again!.id, problem: problem('internal', 'P-5') },
        { status: 'a word of tomorrow', id: rows[5]!.id },
      ],
    })
  await push(store, client())
  expect(await states()).toEqual(['accepted', 'held', 'conflict', 'refused', 'unsent', 'unsent'])
  expect(await counts()).toEqual({
    ...noJournal,
    accepted: 1,
    held: 1,
    conflict: 1,
    refused: 1,
    unsent: 2,
  })
  const after = await decisionsOf(
    store,
    rows.map(({ id }) => id),
  )
  expect(after.map((row) => row.problem?.code)).toEqual([
    undefined,
    undefined,
    undefined,
    'signature-wrong',
    'internal',
    'answer-misfit',
  ])
  expect(after.map((row) => row.signed)).toEqual(rows.map(({ signed }) => signed))
  // What it is with is here at once, whether or not there is a network for more.
  expect(await packetIn(store, 'P-3')).toEqual(now)
  expect(await store.library.rubrics.get([revised.id, 2])).toEqual(revised)
  expect((await store.library.packets.get('P-3'))?.standing).toBe('conflict')

  // Those that were held or not taken are asked for again.
  central.instead = () => null
  await push(store, client())
  expect(await states()).toEqual([
    'accepted',
    'accepted',
    'conflict',
    'refused',
    'accepted',
    'accepted',
  ])
})

test('while what a conflict is with cannot be written, the decision waits', async () => {
  const { store, central, client, rows, states } = await decided('P-1')
  const now = packetOf('P-1', { revision: 2 })
  const receipt = central.receipt(rows[0]!.signed, 'packet-revised')
  const verdict = {
    status: 'conflict',
    id: rows[0]!.id,
    receipt,
    now: [{ type: 'packet', packet: now }],
  }
  central.instead = () => central.data({ verdicts: [verdict] })
  const noRoom = () => {
    throw new DOMException('no room', 'QuotaExceededError')
  }
  store.library.packets.hook('updating', noRoom)
  await expect(push(store, client())).rejects.toThrow('no room')
  expect(await states()).toEqual(['unsent'])

  store.library.packets.hook('updating').unsubscribe(noRoom)
  await push(store, client())
  expect(await states()).toEqual(['conflict'])
  expect(await packetIn(store, 'P-1')).toEqual(now)
})

test('a receipt for other bytes, or in the name of another, retires nothing', async () => {
  const { store, central, client, rows, states } = await decided('P-1', 'P-2')
  const receipts = rows.map(({ signed }) => central.receipt(signed))
  central.instead = () =>
    central.data({
      verdicts: [
        { status: 'accepted', id: rows[0]!.id, receipt: receipts[1] },
        { status: 'duplicate', id: rows[1]!.id, receipt: { ...receipts[1], hash: 'e'.repeat(64) } },
      ],
    })
  await push(store, client())
  expect(await states()).toEqual(['unsent', 'unsent'])
})

test('a receipt that names another decision over the same bytes is noted, and retires nothing', async () => {
  const { store, central, client, rows, states } = await decided('P-1', 'P-2')
  const receipt = { ...central.receipt(rows[0]!.signed), decisionId: rows[1]!.id }
  central.instead = () =>
    central.data({ verdicts: [{ status: 'accepted', id: rows[0]!.id, receipt }] })
  await push(store, client())
  expect(await states()).toEqual(['unsent', 'unsent'])
  expect((await store.journal.decisions.get(rows[0]!.id))?.problem?.code).toBe('answer-misfit')
})

test('batches keep the order and stay under both limits', async () => {
  const { rows } = await decided('P-1')
  const row = (sequence: number, size: number): DecisionRow => ({
    ...rows[0]!,
    sequence,
    signed: { ...rows[0]!.signed, canonical: 'é'.repeat(size / 2) },
  })
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 2, max: 400_000 }), { maxLength: 120 }), (sizes) => {
      const all = sizes.map((size, index) => row(index, size))
      const split = batches(all)
      expect(split.flat()).toEqual(all)
      for (const batch of split) {
        expect(batch.length).toBeLessThanOrEqual(50)
        const bytes = new TextEncoder().encode(JSON.stringify(batch.map(({ signed }) => signed)))
        expect(batch.length === 1 || bytes.length < 905_000).toBe(true)
      }
    }),
    { numRuns: 20 },
  )
})

test('receipts by either way and decisions made meanwhile end alike in any order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const { store, central, here, client, rows, counts } = await decided('P-1', 'P-2')
      await arrive(store, packetOf('P-3'))
      central.instead = (path, init) =>
        scheduler.schedule(Promise.resolve(null)).then(() => central.answer(path, init))
      const receipt = central.receipt(rows[0]!.signed)
      const all = Promise.all([
        push(store, client()),
        scheduler.schedule(Promise.resolve()).then(() => takeReceipts(store.journal, [receipt])),
        review(here, 'P-3'),
      ])
      await scheduler.waitFor(all)
      central.instead = () => null
      await push(store, client())
      expect(await counts()).toEqual({ ...noJournal, accepted: 3 })
      expect(central.ledger.size).toBeGreaterThanOrEqual(2)
      const standing = (await store.library.packets.toArray()).map((row) => row.standing)
      expect(standing[2]).toBe('accepted')
    }),
    { numRuns: 15 },
  )
})

test('central records are asked by the path of the protocol', async () => {
  const { store, central, client } = await decided('P-1')
  await push(store, client())
  expect(central.asked).toEqual([decisionsPath])
})
