import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Change } from '../../shared/protocol/changes.ts'
import { problem } from '../../shared/protocol/problem.ts'
import { openDraft } from '../store/drafts.ts'
import { countJournal, noLibrary } from '../store/counts.ts'
import { readMeta, type Store, writeMeta } from '../store/databases.ts'
import { beginDraft } from '../store/draft-row.ts'
import { withdrawDecision } from '../store/resolve.ts'
import { settle } from '../store/standing.ts'
import { bytesOf, fileOf, framework, openTestStore, packetOf, rubric } from '../testing/fixtures.ts'
import { contents, countByHand } from '../testing/reading.ts'
import { arrive, decisionsOf } from '../testing/opened.ts'
import { bench, problemCode, review, withFiles } from '../testing/setup.ts'
import { fetchEvidence } from './evidence.ts'
import { pull } from './pull.ts'
import { fromTheBeginning, takePage } from './take-in.ts'
import { sealDraft } from '../store/sealed.ts'
import { status } from '../store/status.ts'
import { letVanish } from '../store/vanishing.ts'

const counts = ({ library }: Store) => readMeta(library.meta, 'counts', noLibrary)
const ids = ({ library }: Store) => library.packets.toCollection().primaryKeys()
const packetChange = (id: string, over = {}): Change => ({
  type: 'packet',
  packet: packetOf(id, over),
})
const gone = (packetId: string, reason: 'withdrawn' | 'reassigned' = 'withdrawn'): Change => ({
  type: 'packet-gone',
  packetId,
  reason,
})

test('all that changed comes, page by page, and the next pull asks from there', async () => {
  const { store, central, client } = await bench()
  central.pageSize = 2
  central.feed = [
    { type: 'framework', framework },
    { type: 'rubric', rubric },
    packetChange('P-1'),
    packetChange('P-2'),
    packetChange('P-3'),
  ]
  const arrived = vi.fn<() => void>()
  await pull(store, client(), arrived)
  expect(await ids(store)).toEqual(['P-1', 'P-2', 'P-3'])
  expect(arrived).toHaveBeenCalledTimes(3)
  central.asked = []
  await pull(store, client(), arrived)
  expect(central.asked).toEqual([
    `/central/v1/changes?limit=500&since=${central.epoch}%2F5&knows=comment-bank`,
  ])
  expect(arrived).toHaveBeenCalledTimes(3)
})

test('a revision replaces the packet and gives back files that nobody uses any more', async () => {
  const { store, central, client } = await bench()
  const [old, both, fresh] = await Promise.all([1, 2, 3].map((seed) => fileOf(bytesOf(seed, 100))))
  for (const seed of [1, 2, 3]) {
    const bytes = bytesOf(seed, 100)
    central.blobs.set((await fileOf(bytes)).sha256, bytes)
  }
  await arrive(store, withFiles('P-1', [old!, both!]), withFiles('P-2', [both!]))
  await fetchEvidence(
    store,
    client(),
    () => 0,
    () => Promise.resolve(Infinity),
  )
  expect(await counts(store)).toEqual({ packets: 2, decided: 0, ready: 2, bytes: 200, have: 200 })

  await arrive(store, withFiles('P-1', [fresh!], { revision: 2 }))
  expect(await store.library.pieces.toCollection().primaryKeys()).toEqual([[both!.sha256, 0]])
  expect((await store.library.files.get(both!.sha256))?.uses).toBe(1)
  expect(await counts(store)).toEqual({ packets: 2, decided: 0, ready: 1, bytes: 200, have: 100 })
  expect(await counts(store)).toEqual(await countByHand(store))
})

test('a packet that is gone leaves, unless work on it is here', async () => {
  const { store, here, central, client } = await bench()
  await arrive(store, ...['P-1', 'P-2', 'P-3', 'P-4'].map((id) => packetOf(id)))
  const draft = await openDraft('P-2', store)
  await draft.change((before) => ({ ...before, note: 'begun' }))
  await draft.close()
  const decision = await review(here, 'P-3')
  const accepted = await review(here, 'P-4')
  central.feed = [
    { type: 'receipt', receipt: central.receipt(accepted.signed) },
    gone('P-1'),
    gone('P-2', 'reassigned'),
    gone('P-3'),
    gone('P-4'),
  ]
  await pull(store, client(), () => {})
  expect(await ids(store)).toEqual(['P-2', 'P-3'])
  expect((await store.library.packets.get('P-2'))?.gone).toBe('reassigned')

  // Its work delivered, it goes too.
  central.feed.push({ type: 'receipt', receipt: central.receipt(decision.signed) })
  await pull(store, client(), () => {})
  expect(await ids(store)).toEqual(['P-2'])
  central.feed.push(packetChange('P-2'))
  await pull(store, client(), () => {})
  expect((await store.library.packets.get('P-2'))?.gone).toBeNull()
  expect(await counts(store)).toEqual(await countByHand(store))
})

test('a packet that two receipts of one page set free leaves once', async () => {
  const { store, central, here } = await bench()
  const shared = await fileOf(bytesOf(1, 100))
  await arrive(store, withFiles('P-1', [shared]), withFiles('P-2', [shared]))
  const decision = await review(here, 'P-1')
  const withdrawal = await withdrawDecision('P-1', 'Two packets mixed up', undefined, here)
  await takePage(store, { changes: [gone('P-1')], cursor: '1', more: false })
  expect(await ids(store)).toEqual(['P-1', 'P-2'])

  const changes = [decision, withdrawal].map(({ signed }): Change => ({
    type: 'receipt',
    receipt: central.receipt(signed),
  }))
  await takePage(store, { changes, cursor: '2', more: false })
  expect(await ids(store)).toEqual(['P-2'])
  expect(await counts(store)).toEqual(await countByHand(store))
  // The other still uses it.
  expect((await store.library.files.get(shared.sha256))?.uses).toBe(1)
})

test('of one page the last word on a packet counts', async () => {
  const store = openTestStore()
  const page = (...changes: Change[]) => takePage(store, { changes, cursor: 'c', more: false })
  await page(packetChange('P-1'), gone('P-1'))
  expect(await ids(store)).toEqual([])
  await page(gone('P-1'), packetChange('P-1'))
  expect(await ids(store)).toEqual(['P-1'])
})

test('a draft begun while a page is taken in is seen', async () => {
  const store = openTestStore()
  const { library, journal } = store
  const draft = await sealDraft(store.keys, beginDraft(packetOf('P-1')))
  const transaction = library.transaction.bind(library) as (...given: unknown[]) => unknown
  const meanwhile = async (...given: unknown[]) => {
    await journal.transaction('rw', [journal.drafts, journal.meta], async () => {
      await journal.drafts.put(draft)
      await countJournal(journal, { drafts: 1 })
    })
    return transaction(...given)
  }
  const spy = vi.spyOn(library, 'transaction').mockImplementationOnce(meanwhile as never)
  await takePage(store, { changes: [packetChange('P-1')], cursor: 'c', more: false })
  expect((await library.packets.get('P-1'))?.standing).toBe('draft')

  // The same while what stands where is written down.
  await journal.transaction('rw', [journal.drafts, journal.meta], async () => {
    await journal.drafts.clear()
    await countJournal(journal, { drafts: -1 })
  })
  spy.mockImplementationOnce(meanwhile as never)
  await settle(store, ['P-1'])
  expect((await library.packets.get('P-1'))?.standing).toBe('draft')
})

test('a page of many packets, some of them known, is taken in like a small one', async () => {
  const store = openTestStore()
  const page = (from: number, to: number, revision: number) =>
    takePage(store, {
      changes: Array.from({ length: to - from }, (_, index) =>
        packetChange(`P-${from + index}`, { revision, evidence: [files[(from + index) % 3]!] }),
      ),
      cursor: 'c',
      more: false,
    })
  await page(0, 100, 1)
  await page(50, 160, 2)
  expect(await counts(store)).toMatchObject({ packets: 160, bytes: 40 + 80 + 120 })
  expect(await counts(store)).toEqual(await countByHand(store))
  const uses = (await store.library.files.toArray()).map((file) => file.uses)
  expect(uses.reduce((sum, number) => sum + number, 0)).toBe(160)
})

test('only a receipt for the very bytes retires a decision', async () => {
  const { store, here, central, client } = await bench()
  await arrive(store, packetOf('P-1'))
  const { id, signed } = await review(here, 'P-1')
  const receipt = central.receipt(signed)
  central.feed = [{ type: 'receipt', receipt: { ...receipt, hash: 'f'.repeat(64) } }]
  await pull(store, client(), () => {})
  expect(await store.journal.decisions.get(id)).toMatchObject({ state: 'unsent', receipt: null })
  central.feed.push({ type: 'receipt', receipt })
  await pull(store, client(), () => {})
  expect(await store.journal.decisions.get(id)).toMatchObject({ state: 'accepted', receipt })
  expect((await store.library.packets.get('P-1'))?.standing).toBe('accepted')
})

test('a crash after the receipts and before the cursor loses nothing', async () => {
  const { store, here, central, client } = await bench()
  await arrive(store, packetOf('P-1'))
  const { id, signed } = await review(here, 'P-1')
  central.feed = [packetChange('P-2'), { type: 'receipt', receipt: central.receipt(signed) }]
  const put = vi.spyOn(store.library.bodies, 'bulkPut').mockImplementation(() => {
    throw new DOMException('gone', 'UnknownError')
  })
  await expect(pull(store, client(), () => {})).rejects.toThrow('gone')
  expect(await ids(store)).toEqual(['P-1'])
  expect(await counts(store)).toEqual(await countByHand(store))
  put.mockRestore()
  await pull(store, client(), () => {})
  expect(await ids(store)).toEqual(['P-1', 'P-2'])
  expect((await store.journal.decisions.get(id))?.state).toBe('accepted')
})

test('to start over fetches all anew, keeps the journal and sweeps what did not come again', async () => {
  const { store, here, central, client } = await bench()
  central.feed = ['P-1', 'P-2', 'P-3', 'P-4'].map((id) => packetChange(id))
  await pull(store, client(), () => {})
  const draft = await openDraft('P-2', store)
  await draft.change((before) => ({ ...before, note: 'begun' }))
  await draft.close()
  const decision = await review(here, 'P-3')

  const known = client()
  known.epoch = '00000000-0000-7000-8000-0000000000e2'
  central.epoch = known.epoch
  central.feed = [packetChange('P-4'), packetChange('P-5')]
  central.pageSize = 1
  await pull(store, known, () => {})
  expect(await ids(store)).toEqual(['P-2', 'P-3', 'P-4', 'P-5'])
  // It did not come again; why is not said.
  expect((await store.library.packets.get('P-2'))?.gone).toBe('unlisted')
  expect((await store.library.packets.get('P-4'))?.gone).toBeNull()
  expect(await decisionsOf(store, [decision.id])).toEqual([decision])
  expect(await store.journal.drafts.count()).toBe(1)
  expect(await counts(store)).toEqual(await countByHand(store))
})

test('when much would go, the reviewer is asked before it does', async () => {
  const { store, central, client } = await bench()
  const named = (count: number) => Array.from({ length: count }, (_, index) => `P-${index}`)
  central.feed = named(40).map((id) => packetChange(id))
  await pull(store, client(), () => {})
  const startOver = async (left: number) => {
    const known = client()
    known.epoch = crypto.randomUUID()
    central.epoch = known.epoch
    central.feed = named(left).map((id) => packetChange(id))
    await pull(store, known, () => {})
    return known
  }
  await startOver(25)
  expect(await ids(store)).toHaveLength(25)

  const known = await startOver(3)
  expect(await ids(store)).toHaveLength(25)
  expect((await status(store)).vanishing).toMatchObject({ count: 22, total: 25, agreed: false })
  await pull(store, known, () => {})
  expect(await ids(store)).toHaveLength(25)
  await letVanish(store.library)
  await pull(store, known, () => {})
  expect(await ids(store)).toHaveLength(3)
  expect((await status(store)).vanishing).toBeNull()

  // What was agreed to once is not agreed to for ever.
  await startOver(40)
  await startOver(1)
  expect(await ids(store)).toHaveLength(40)
})

test('a full sync does not forget why a packet was gone before it', async () => {
  const { store, central, client } = await bench()
  central.feed = [packetChange('P-1')]
  await pull(store, client(), () => {})
  const draft = await openDraft('P-1', store)
  await draft.change((before) => ({ ...before, note: 'Begun' }))
  await draft.close()
  central.feed.push(gone('P-1', 'reassigned'))
  await pull(store, client(), () => {})
  central.epoch = '00000000-0000-7000-8000-0000000000e2'
  central.feed = []
  await pull(store, client(), () => {})
  expect((await store.library.packets.get('P-1'))?.gone).toBe('reassigned')
})

test('a full sync that was cut off goes on and still sweeps', async () => {
  const { store, central, client } = await bench()
  central.feed = ['P-1', 'P-2'].map((id) => packetChange(id))
  await pull(store, client(), () => {})
  const known = client()
  known.epoch = '00000000-0000-7000-8000-0000000000e2'
  central.epoch = known.epoch
  central.feed = [packetChange('P-2'), packetChange('P-3')]
  central.pageSize = 1
  let answers = 0
  central.instead = () => {
    answers += 1
    return answers === 3 ? Promise.reject(new TypeError('cut')) : null
  }
  expect(await problemCode(pull(store, known, () => {}))).toBe('host-unreachable')
  expect(await ids(store)).toEqual(['P-1', 'P-2'])
  await pull(store, known, () => {})
  expect(await ids(store)).toEqual(['P-2', 'P-3'])
})

test('central records that say start over for ever are not asked for ever', async () => {
  const { store, central, client } = await bench()
  central.instead = (path) =>
    path.includes('/changes') ? central.problem(problem('start-over')) : null
  expect(await problemCode(pull(store, client(), () => {}))).toBe('start-over')
  expect(central.asked).toHaveLength(2)
})

test('a change of a kind that came later is passed over; one that is not what it says stops the pull', async () => {
  const { store, central, client } = await bench()
  const page = (...changes: unknown[]) =>
    central.data({ changes, cursor: `${central.epoch}/9`, more: false })
  central.instead = () => page(packetChange('P-1'), { type: 'packet' })
  expect(await problemCode(pull(store, client(), () => {}))).toBe('answer-misfit')
  expect(await store.library.meta.get('pull')).toBeUndefined()
  central.instead = () => page({ type: 'surprise' }, packetChange('P-1'))
  await pull(store, client(), () => {})
  expect(await ids(store)).toEqual(['P-1'])
})

test('a page whose cursor does not move on is not asked for ever', async () => {
  const { store, central, client } = await bench()
  central.instead = () => central.data({ changes: [], cursor: 'c', more: true })
  expect(await problemCode(pull(store, client(), () => {}))).toBe('answer-misfit')
})

test('an older framework does not replace a newer one', async () => {
  const { store, central, client } = await bench()
  central.feed = [2, 1].map((version) => ({
    type: 'framework' as const,
    framework: { ...framework, version },
  }))
  central.pageSize = 1
  await pull(store, client(), () => {})
  expect((await store.library.frameworks.get('F-1'))?.version).toBe(2)
})

const files = await Promise.all([1, 2, 3].map((seed) => fileOf(bytesOf(seed, seed * 40))))
const change: fc.Arbitrary<Change> = fc.oneof(
  fc
    .record({
      id: fc.constantFrom('P-1', 'P-2', 'P-3'),
      revision: fc.integer({ min: 1, max: 3 }),
      evidence: fc.subarray(files, { minLength: 1 }),
    })
    .map(({ id, ...over }) => packetChange(id, over)),
  fc.constantFrom('P-1', 'P-2', 'P-3').map((id) => gone(id)),
)
const pages = fc.array(fc.array(change, { maxLength: 5 }), { maxLength: 6 })

test('a page again changes nothing, and the counts are always those of the rows', async () => {
  await fc.assert(
    fc.asyncProperty(pages, async (all) => {
      const store = openTestStore()
      for (const [index, changes] of all.entries()) {
        const page = { changes, cursor: `c${index}`, more: false }
        await takePage(store, page)
        const once = await contents(store)
        await takePage(store, page)
        expect(await contents(store)).toEqual(once)
        expect(await counts(store)).toEqual(await countByHand(store))
        const rows = await store.library.packets.toArray()
        for (const file of await store.library.files.toArray())
          expect(file.uses).toBe(rows.filter((row) => row.files.includes(file.sha256)).length)
      }
    }),
    { numRuns: 40 },
  )
})

const bankWith = (text: string): Change => ({
  type: 'comment-bank',
  bank: {
    rubricId: rubric.id,
    comments: [{ id: 'c-1', criterionId: null, ratingId: null, text }],
  },
})

test('a comment bank is replaced by the one that comes after it', async () => {
  const { store, central, client } = await bench()
  central.feed = [bankWith('First.'), packetChange('P-1'), bankWith('Second.')]
  await pull(store, client(), () => {})
  central.feed.push(bankWith('Third.'))
  await pull(store, client(), () => {})
  expect((await store.library.banks.toArray()).map(({ comments }) => comments[0]!.text)).toEqual([
    'Third.',
  ])
})

test('what an older program did not ask for comes in a full sync, once, and nothing goes', async () => {
  const { store, central, client } = await bench()
  central.feed = [bankWith('Passed by.'), packetChange('P-1')]
  await pull(store, client(), () => {})
  await store.library.banks.clear()
  const pulled = await readMeta(store.library.meta, 'pull', fromTheBeginning)
  const { knows: _, ...older } = pulled
  await writeMeta(store.library.meta, 'pull', older)
  await pull(store, client(), () => {})
  expect(await store.library.banks.count()).toBe(1)
  expect(await ids(store)).toEqual(['P-1'])
  central.asked = []
  await pull(store, client(), () => {})
  expect(central.asked).toHaveLength(1)
})
