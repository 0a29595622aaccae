import { liveQuery } from 'dexie'
import { expect, test } from 'vitest'
import { packetOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { bench, review } from '../testing/setup.ts'
import { moveDecisions } from './decisions.ts'
import { openDraft } from './drafts.ts'

/** What a live query has found so far, each time that it was asked. */
function following<Found>(query: () => Promise<Found>): { seen: Found[] } {
  const seen: Found[] = []
  liveQuery(query).subscribe((found) => seen.push(found))
  return { seen }
}

test('a decision is told to whoever looks for it, in whichever way, and to nobody else', async () => {
  const { store, here } = await bench()
  await arrive(store, packetOf('P-1'), packetOf('P-2'))
  const { decisions, drafts } = store.journal
  const draft = await openDraft('P-1', store)
  await draft.change((before) => ({ ...before, feedback: 'Begun' }))
  const [byPacket, byState, byOrder, all, begun, other, otherDraft] = [
    following(() => decisions.where('packetId').equals('P-1').count()),
    following(() =>
      decisions.where('[state+sequence]').between(['unsent'], ['unsent', []]).count(),
    ),
    following(() => decisions.orderBy('sequence').primaryKeys()),
    following(() => decisions.count()),
    following(() => drafts.toCollection().primaryKeys()),
    following(() => decisions.where('packetId').equals('P-2').toArray()),
    following(() => drafts.get('P-2')),
  ] as const
  await expect
    .poll(() => [byOrder.seen, other.seen, otherDraft.seen].map((of) => of.length))
    .toEqual([1, 1, 1])
  await draft.close()

  const { id } = await review(here, 'P-1')
  await expect.poll(() => byPacket.seen.at(-1)).toBe(1)
  await expect.poll(() => byState.seen.at(-1)).toBe(1)
  await expect.poll(() => byOrder.seen.at(-1)).toEqual([id])
  await expect.poll(() => all.seen.at(-1)).toBe(1)
  await expect.poll(() => begun.seen.at(-1)).toEqual([])

  await moveDecisions(store.journal, [[id, () => ({ state: 'accepted' })]])
  await expect.poll(() => byState.seen.at(-1)).toBe(0)
  expect([other.seen.length, otherDraft.seen.length]).toEqual([1, 1])
})
