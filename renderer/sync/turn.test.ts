import { expect, onTestFinished, test, vi } from 'vitest'
import { problem } from '../../shared/protocol/problem.ts'
import { openDraft } from '../store/drafts.ts'
import { packetOf } from '../testing/fixtures.ts'
import { arrive, decisionsOf } from '../testing/opened.ts'
import { bench, problemCode, review } from '../testing/setup.ts'
import { turn } from '../testing/turn.ts'
import { takeTurn } from './turn.ts'

test('a turn that ends after the receipts still knows of whose life they are', async () => {
  const { store, central, here } = await bench()
  await arrive(store, packetOf('P-1'))
  const { id, signed } = await review(here, 'P-1')
  // As after the loss of the journal, in which the life was written down.
  await store.journal.meta.delete('epoch')
  central.instead = (path) =>
    path.includes('/changes') ? central.problem(problem('internal')) : null
  expect(await problemCode(takeTurn(here, turn))).toBe('internal')
  expect((await decisionsOf(store)).map(({ state }) => state)).toEqual(['accepted'])

  central.epoch = '00000000-0000-7000-8000-0000000000e2'
  central.ledger.clear()
  central.instead = () => null
  await takeTurn(here, turn)
  expect(central.ledger.get(id)?.decision).toEqual(signed)
})

test('a library that cannot be written keeps no decision back', async () => {
  const { store, central, here } = await bench()
  await arrive(store, packetOf('P-1'))
  const { id } = await review(here, 'P-1')
  const full = vi.spyOn(store.library.packets, 'where').mockImplementationOnce(() => {
    throw new Error('the disk is full')
  })
  onTestFinished(() => full.mockRestore())
  await takeTurn(here, turn)
  expect(full).toHaveBeenCalledWith('begun')
  expect(central.ledger.has(id)).toBe(true)
})

test('a turn shows the review that a window had on disk when it was closed', async () => {
  const { store, here } = await bench()
  await arrive(store, packetOf('P-1'), packetOf('P-2'))
  const draft = await openDraft('P-1', store)
  await draft.change((before) => ({ ...before, note: 'Begun' }))
  await draft.close()
  // As if it had been closed before it came to that.
  const standings = () => store.library.packets.orderBy('id').toArray()
  const row = (await store.library.packets.get('P-1'))!
  const { standing, begun } = (await store.library.packets.get('P-2'))!
  await store.library.packets.put({ ...row, standing, begun })
  await takeTurn(here, turn)
  expect((await standings()).map((one) => one.standing)).toEqual(['draft', 'open'])
  await store.journal.drafts.delete('P-1')
  await takeTurn(here, turn)
  expect((await standings()).map((one) => one.standing)).toEqual(['open', 'open'])
})
