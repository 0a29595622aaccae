import { expect, test } from 'vitest'
import { packetOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { bench, review } from '../testing/setup.ts'
import { openDraft } from './drafts.ts'
import { gridRows, gridRubrics } from './grid.ts'
import { lineReader } from './grid-lines.ts'

const ref = { id: 'R-coast-1', version: 1 }

async function desk() {
  const all = await bench()
  const dueAt = '2026-11-01T08:00:00.000Z'
  await arrive(
    all.store,
    packetOf('P-1'),
    packetOf('P-2', { dueAt }),
    packetOf('P-3'),
    packetOf('P-4', { rubricVersion: 2 }),
  )
  return all
}

test('packets of one rubric are listed in the order of the queue, decided ones on demand', async () => {
  const { store, here } = await desk()
  await review(here, 'P-1')
  const draft = await openDraft('P-3', store)
  await draft.change((before) => ({ ...before, feedback: 'Good' }))
  await draft.close()
  await store.library.packets.update('P-3', { standing: 'draft' })
  const ids = async (every: boolean) => (await gridRows(ref, every, store)).map(({ id }) => id)
  expect(await ids(false)).toEqual(['P-2', 'P-3'])
  expect(await ids(true)).toEqual(['P-2', 'P-1', 'P-3'])
  expect(await gridRubrics(store)).toMatchObject([{ rubric: ref, packets: 3, toDo: 2 }])
})

test('what central records took back is not to do', async () => {
  const { store } = await desk()
  await store.library.packets.update('P-3', { gone: 'withdrawn' })
  expect((await gridRows(ref, false, store)).map(({ id }) => id)).toEqual(['P-2', 'P-1'])
  expect(await gridRubrics(store)).toMatchObject([{ packets: 3, toDo: 2 }])
})

test('a line is the same object until something in it changes', async () => {
  const { store, here } = await desk()
  const read = lineReader(store)
  const before = await read(['P-1', 'P-2', 'gone'])
  expect([...before.keys()]).toEqual(['P-1', 'P-2'])
  await review(here, 'P-1')
  const after = await read(['P-1', 'P-2'])
  expect(after.get('P-2')).toBe(before.get('P-2'))
  expect(after.get('P-1')?.decided).toMatchObject({ outcome: 'met' })
})
