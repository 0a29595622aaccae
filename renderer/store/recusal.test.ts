import { expect, test } from 'vitest'
import { takePage } from '../sync/take-in.ts'
import { takeReceipts } from '../sync/receipts.ts'
import { bytesOf, fileOf, packetOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { bench, withFiles } from '../testing/setup.ts'
import { conflicts } from './conflicts.ts'
import { decide } from './decide.ts'
import { openDraft } from './drafts.ts'
import { gridRows } from './grid.ts'
import { Outline } from './outline/Outline.ts'
import { packetView } from './packet.ts'
import { steppedBack } from './recusal.ts'
import { takeBack } from './take-back.ts'
import { planFiles } from '../sync/plan.ts'

async function recused() {
  const all = await bench()
  const { store, here } = all
  const packet = withFiles('P-1', [await fileOf(bytesOf(1, 10))])
  await arrive(store, packet, packetOf('P-2'))
  const outline = new Outline(store)
  await outline.whole()
  const writer = await openDraft('P-1', store)
  await writer.change((begun) => ({
    ...begun,
    chosenOutcome: 'recused',
    about: { recusal: 'knows-learner' },
  }))
  await writer.close()
  const row = await decide('P-1', undefined, here)
  /** What of the packet can be found and opened. */
  const found = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    await outline.whole()
    const { rubricId: id, rubricVersion: version } = packet
    return {
      queue: [...outline.slots].map((slot) => slot.row.id).toSorted(),
      grid: (await gridRows({ id, version }, true, store)).map((one) => one.id),
      view: (await packetView('P-1', store)) !== null,
      fetched: await planFiles(store.library),
    }
  }
  return { ...all, packet, row, found, outline }
}

const hidden = { queue: ['P-2'], grid: ['P-2'], view: false, fetched: [] }

test('a packet is hidden at once where its reviewer steps back, until that is taken back', async () => {
  const { here, store, packet, found, outline } = await recused()
  expect(await found()).toEqual(hidden)
  expect(await steppedBack('P-1', store)).toEqual({ canTakeBack: true })
  expect(await steppedBack('P-2', store)).toBeNull()

  await takeBack('P-1', undefined, here)
  const [file] = packet.evidence
  expect(await found()).toEqual({
    queue: ['P-1', 'P-2'],
    grid: ['P-1', 'P-2'],
    view: true,
    fetched: [file!.sha256],
  })
  expect(await steppedBack('P-1', store)).toBeNull()
  outline.close()
})

test('it stays hidden where the learner hands in anew, and is given back when it is received', async () => {
  const { store, central, packet, row, found, outline } = await recused()
  const cursor = { cursor: 'c-1', more: false }
  const revised = { ...packet, revision: 2 }
  await takePage(store, { changes: [{ type: 'packet', packet: revised }], ...cursor })
  expect(await found()).toEqual(hidden)

  await takeReceipts(store.journal, [central.receipt(row.signed)])
  expect(await found()).toEqual(hidden)
  expect(await steppedBack('P-1', store)).toEqual({ canTakeBack: false })

  const gone = { type: 'packet-gone', packetId: 'P-1', reason: 'reassigned' } as const
  await takePage(store, { changes: [gone], ...cursor })
  expect(await store.library.packets.get('P-1')).toBeUndefined()
  expect(await store.library.files.count()).toBe(0)
  // The decision stays.
  expect(await store.journal.decisions.count()).toBe(1)

  // The office gives it to the same reviewer once more: then it is theirs again.
  await takePage(store, { changes: [{ type: 'packet', packet: revised }], ...cursor })
  expect((await found()).view).toBe(true)
  expect((await found()).queue).toEqual(['P-1', 'P-2'])
  outline.close()
})

test('no name is told of a recusal that is in conflict', async () => {
  const { store, row, outline } = await recused()
  await store.journal.decisions.update(row.id, { state: 'conflict' })
  expect(await conflicts(store)).toMatchObject([{ packetId: 'P-1', learner: null }])
  outline.close()
})
