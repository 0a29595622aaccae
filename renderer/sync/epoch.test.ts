import { expect, test } from 'vitest'
import { noJournal } from '../store/counts.ts'
import { readMeta } from '../store/databases.ts'
import { packetOf } from '../testing/fixtures.ts'
import { arrive, decisionsOf } from '../testing/opened.ts'
import { bench, review } from '../testing/setup.ts'
import { reconcileEpoch } from './epoch.ts'
import { push } from './push.ts'

const life = '00000000-0000-7000-8000-0000000000e2'

test('what central records lost with their backup is offered again', async () => {
  const { store, central, here, client } = await bench()
  await arrive(store, ...['P-1', 'P-2', 'P-3', 'P-4'].map((id) => packetOf(id)))
  const [lost, kept, altered] = [
    await review(here, 'P-1'),
    await review(here, 'P-2'),
    await review(here, 'P-3'),
  ]
  await push(store, client())
  const fresh = await review(here, 'P-4')
  central.ledger.delete(lost.id)
  const entry = central.ledger.get(altered.id)!
  entry.receipt = { ...entry.receipt, hash: 'd'.repeat(64) }
  central.epoch = life

  const asking = client()
  await reconcileEpoch(store, asking, life)
  const rows = await decisionsOf(
    store,
    [lost, kept, altered, fresh].map(({ id }) => id),
  )
  expect(rows.map((row) => row?.state)).toEqual(['unsent', 'accepted', 'refused', 'unsent'])
  expect(rows[0]).toEqual({ ...lost, sentAt: expect.any(String) })
  expect(rows[2]?.problem?.code).toBe('decision-altered')
  expect(await readMeta(store.journal.meta, 'epoch', '')).toBe(life)
  expect((await store.library.packets.get('P-1'))?.standing).toBe('decided')

  await push(store, asking)
  expect(central.ledger.get(lost.id)?.decision).toEqual(lost.signed)
  expect(await readMeta(store.journal.meta, 'counts', noJournal)).toEqual({
    ...noJournal,
    accepted: 3,
    refused: 1,
  })
})

test('what they have without our knowing is taken from their receipt', async () => {
  const { store, central, here, client } = await bench()
  await arrive(store, packetOf('P-1'))
  const { id, signed } = await review(here, 'P-1')
  const receipt = central.receipt(signed)
  central.ledger.set(id, { decision: signed, receipt })
  central.epoch = life
  await reconcileEpoch(store, client(), life)
  expect(await store.journal.decisions.get(id)).toMatchObject({ state: 'accepted', receipt })
})

test('a comparison that was cut off is made again', async () => {
  const { store, central, here, client } = await bench()
  await arrive(store, packetOf('P-1'))
  await review(here, 'P-1')
  central.instead = () => Promise.reject(new TypeError('cut'))
  await expect(reconcileEpoch(store, client(), life)).rejects.toThrow(/does not answer/)
  expect(await store.journal.meta.get('epoch')).toBeUndefined()
})
