import { expect, test } from 'vitest'
import { fileOf, bytesOf, packetOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { bench, review, withFiles } from '../testing/setup.ts'
import { neighbours, nextToDo, queue } from './queue.ts'
import { status, packetStates } from './status.ts'

const due = (day: number) => `2026-12-0${day}T08:00:00.000Z`

test('the queue runs by due date, then id, those without a date last', async () => {
  const { store } = await bench()
  await arrive(
    store,
    packetOf('P-4', { dueAt: null }),
    packetOf('P-3', { dueAt: due(2) }),
    packetOf('P-2', { dueAt: due(1) }),
    packetOf('P-1', { dueAt: due(2), blind: true, learner: { alias: 'L-1', name: null } }),
  )
  const rows = await queue(store)
  expect(rows.map(({ id }) => id)).toEqual(['P-2', 'P-1', 'P-3', 'P-4'])
  expect(rows[1]).toMatchObject({
    pathwayTitle: 'Coastal field data',
    achievementTitle: 'Coastal field data 1',
    level: 1,
    kind: 'micro-credential',
    blind: true,
    learner: 'L-1',
    dueAt: due(2),
    items: 1,
    ready: true,
    standing: 'open',
  })
  expect(rows[3]?.dueAt).toBeNull()
  expect(await neighbours('P-1', store)).toEqual({
    previous: 'P-2',
    next: 'P-3',
    position: 2,
    total: 4,
  })
  expect(await neighbours('P-4', store)).toMatchObject({ next: null, position: 4 })
  expect(await neighbours('P-9', store)).toMatchObject({ position: 0, total: 4 })
})

test('the next to do is ready, undecided, after this one, and then from the beginning', async () => {
  const { store, here } = await bench()
  const missing = await fileOf(bytesOf(1, 10))
  await arrive(
    store,
    packetOf('P-1', { dueAt: due(1) }),
    packetOf('P-2', { dueAt: due(2) }),
    withFiles('P-3', [missing], { dueAt: due(3) }),
    packetOf('P-4', { dueAt: due(4) }),
  )
  expect(await nextToDo('P-2', store)).toBe('P-4')
  await review(here, 'P-4')
  expect(await nextToDo('P-2', store)).toBe('P-1')
  await review(here, 'P-1')
  expect(await nextToDo('P-1', store)).toBe('P-2')
  await review(here, 'P-2')
  expect(await nextToDo('P-2', store)).toBeNull()
})

test('the status has the counts of both databases', async () => {
  const { store, here } = await bench()
  await arrive(store, packetOf('P-1'), withFiles('P-2', [await fileOf(bytesOf(1, 10))]))
  await review(here, 'P-1')
  expect(await status(store)).toMatchObject({
    sync: { network: 'offline', contactAt: null },
    library: { packets: 2, ready: 1, bytes: 10, have: 0 },
    journal: { unsent: 1, drafts: 0 },
  })
  expect(await packetStates(store)).toMatchObject([
    { id: 'P-1', standing: 'decided', ready: true, problem: null },
    { id: 'P-2', standing: 'open', ready: false, bytes: 10, have: 0 },
  ])
})
