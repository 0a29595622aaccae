import { expect, test } from 'vitest'
import { bytesOf, fileOf, packetOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { bench, review, withFiles } from '../testing/setup.ts'
import { decidedSince } from './decided-since.ts'
import { keepViews, readViews } from './views.ts'
import { status, troubles, withTrouble } from './status.ts'
import { rowOf } from '../testing/queue.ts'
import { problem } from '../../shared/protocol/problem.ts'

test('the status has the counts of both databases', async () => {
  const { store, here } = await bench()
  await arrive(store, packetOf('P-1'), withFiles('P-2', [await fileOf(bytesOf(1, 10))]))
  await review(here, 'P-1')
  expect(await status(store)).toMatchObject({
    sync: { network: 'offline', contactAt: null },
    library: { packets: 2, ready: 1, decided: 1, bytes: 10, have: 0 },
    journal: { unsent: 1, drafts: 0 },
  })
})

test('a decision that does not reach central records is told at its packet, until it is answered', async () => {
  const { store, here } = await bench()
  await arrive(store, packetOf('P-1'))
  const { id } = await review(here, 'P-1')
  const refused = problem('library-damaged', 'P-1')
  await store.journal.decisions.update(id, { state: 'refused', problem: refused })
  const problems = await troubles(store)
  expect(withTrouble(rowOf('P-1', { standing: 'refused' }), problems).problem).toEqual(refused)
  expect(withTrouble(rowOf('P-1', { standing: 'draft' }), problems).problem).toBeNull()
  expect(withTrouble(rowOf('P-2', { standing: 'refused' }), problems).problem).toBeNull()
})

test('what was decided since a moment is counted', async () => {
  const { store, here } = await bench()
  await arrive(store, packetOf('P-1'), packetOf('P-2'))
  await review(here, 'P-1')
  await review(here, 'P-2')
  expect(await decidedSince(new Date('2026-11-24T00:00:00.000Z'), store)).toBe(2)
  expect(await decidedSince(new Date('2026-11-25T00:00:00.000Z'), store)).toBe(0)
})

test('saved views are sealed, and what is damaged is nothing', async () => {
  const { store } = await bench()
  expect(await readViews(store)).toBeNull()
  await keepViews([{ name: 'Of Hà' }], store)
  expect(await readViews(store)).toEqual([{ name: 'Of Hà' }])
  const row = await store.journal.meta.get('views')
  expect(new TextDecoder().decode(row?.value as unknown as ArrayBuffer)).not.toContain('Of H')
  await store.journal.meta.put({ key: 'views', value: new ArrayBuffer(40) })
  expect(await readViews(store)).toBeNull()
})
