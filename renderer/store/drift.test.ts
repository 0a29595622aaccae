import { expect, test } from 'vitest'
import type { Calibration } from '../../shared/model/calibration.ts'
import { packetOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { bench } from '../testing/setup.ts'
import { compareDraft } from './practice.ts'
import { decide } from './decide.ts'
import { openDraft } from './drafts.ts'
import { placedPackets, satPackets } from './drift.ts'

type Desk = Awaited<ReturnType<typeof bench>>

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString()

async function rate({ store }: Desk, id: string, sampling: 'yes' | 'no', quality: 'yes' | 'no') {
  const writer = await openDraft(id, store)
  await writer.change((draft) => ({
    ...draft,
    scores: {
      sampling: { ratingId: `sampling-${sampling}`, comment: '', anchors: [] },
      quality: { ratingId: `quality-${quality}`, comment: '', anchors: [] },
    },
  }))
  await writer.close()
}

async function decideAt(desk: Desk, id: string, minute: number, sampling: 'yes' | 'no' = 'yes') {
  await arrive(desk.store, packetOf(id))
  await rate(desk, id, sampling, 'yes')
  return decide(id, at(minute), desk.here)
}

test('packets have their place in the sitting, and how high they were rated', async () => {
  const desk = await bench()
  await decideAt(desk, 'P-1', 0)
  await decideAt(desk, 'P-2', 5, 'no')
  // After a pause.
  await decideAt(desk, 'P-3', 55)
  expect(await satPackets(desk.store)).toEqual([
    { position: 1, height: 1 },
    { position: 2, height: 0.5 },
    { position: 1, height: 1 },
  ])
})

test('a packet whose rubric is not here, or whose decision cannot be read, is left out', async () => {
  const desk = await bench()
  const { id } = await decideAt(desk, 'P-1', 0)
  await decideAt(desk, 'P-2', 5)
  await desk.store.journal.decisions.update(id, { sealed: new ArrayBuffer(40) })
  expect(await satPackets(desk.store)).toEqual([{ position: 1, height: 1 }])
  await desk.store.library.rubrics.clear()
  expect(await satPackets(desk.store)).toEqual([])
})

test('what was compared has its depth in the sitting, among all that was decided', async () => {
  const desk = await bench()
  const { store } = desk
  const calibration: Calibration = {
    role: 'practice',
    nth: 1,
    of: 1,
    agreed: ['sampling', 'quality'].map((criterionId) => ({
      criterionId,
      ratingId: `${criterionId}-yes`,
      reason: 'Agreed',
    })),
  }
  await arrive(store, packetOf('T-1', { calibration, dueAt: null }))
  await rate(desk, 'T-1', 'yes', 'no')
  await compareDraft('T-1', at(3), store)
  for (const [index, minute] of [0, 1, 2].entries()) await decideAt(desk, `P-${index}`, minute)
  expect(await placedPackets(store)).toEqual([])
  await decideAt(desk, 'P-9', 4)
  expect(await placedPackets(store)).toEqual([{ depth: 0.75, ratings: 2, exact: 1 }])
})
