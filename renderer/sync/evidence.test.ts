import { IDBObjectStore } from 'fake-indexeddb'
import { expect, onTestFinished, test, vi } from 'vitest'
import { pieceSize } from '../../shared/model/evidence.ts'
import { evidenceSource } from '../store/evidence.ts'
import { forgetPieces } from '../store/progress.ts'
import { bodyFrom } from '../testing/body.ts'
import { bytesOf, fileOf, packetOf } from '../testing/fixtures.ts'
import { countByHand } from '../testing/reading.ts'
import { arrive } from '../testing/opened.ts'
import { bench, problemCode, withFiles } from '../testing/setup.ts'
import { fetchEvidence, retryFailed } from './evidence.ts'
import { planFiles } from './plan.ts'
import { big, endless, rangeOf, waiting } from '../testing/waiting.ts'
import type { PieceRow } from '../store/rows.ts'

/** Does something whenever a piece is put into a store. @returns ends it */
function beforePiece(work: (piece: PieceRow) => void): () => void {
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const { put } = IDBObjectStore.prototype
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...given
  ) {
    if (this.name === 'pieces') work(given[0] as PieceRow)
    return put.apply(this, given)
  })
  const restore = () => spy.mockRestore()
  onTestFinished(restore)
  return restore
}

test('evidence comes whole, is counted, and can be read from any place', async () => {
  const { store, contents, files, packet, fetchAll, counts } = await waiting(big, 300, 0, pieceSize)
  expect((await packet(2))?.ready).toBe(1)
  await fetchAll()
  expect(await counts()).toEqual(await countByHand(store))
  expect(await counts()).toMatchObject({ ready: 4, have: big + 300 + pieceSize })
  const source = await evidenceSource(files[0]!.sha256, store)
  expect(source.size).toBe(big)
  const places: [number, number][] = [
    [0, 10],
    [pieceSize - 5, pieceSize + 5],
    [100, big - 100],
    [2 * pieceSize, big],
    [big - 1, big + 50],
    [big, big],
  ]
  for (const [begin, end] of places)
    expect(Buffer.compare(await source.read(begin, end), contents[0]!.slice(begin, end))).toBe(0)
  const whole = await source.whole()
  expect(whole.type).toBe('application/pdf')
  expect(Buffer.compare(new Uint8Array(await whole.arrayBuffer()), contents[0]!)).toBe(0)
})

test('what is needed first is fetched first, and of a packet the smallest', async () => {
  const { store } = await bench()
  const [large, small, late, done] = await Promise.all(
    [400, 40, 4, 1].map((size, index) => fileOf(bytesOf(index + 1, size))),
  )
  await arrive(
    store,
    withFiles('P-2', [late!], { dueAt: '2026-12-02T00:00:00.000Z' }),
    withFiles('P-1', [large!, small!], { dueAt: '2026-12-01T00:00:00.000Z' }),
    withFiles('P-0', [done!], {
      dueAt: '2026-11-01T00:00:00.000Z',
      decided: { decisionId: '00000000-0000-7000-8000-00000000aaaa', outcome: 'met', own: null },
    }),
  )
  expect(await planFiles(store.library)).toEqual(
    [small, large, late, done].map((file) => file!.sha256),
  )
})

test('damaged bytes are fetched once more, then given up with the name of the item', async () => {
  const { store, central, files, contents, row, packet, fetchAll, counts } = await waiting(big, 30)
  const wrong = contents[0]!.slice()
  wrong[pieceSize + 3]! ^= 1
  central.blobs.set(files[0]!.sha256, wrong)
  const ranges: (string | null)[] = []
  central.instead = (_path, init) => {
    ranges.push(rangeOf(init))
    return null
  }
  await fetchAll()
  const ofDamaged = ranges.filter((range) => range?.endsWith(`-${big - 1}`))
  expect(ofDamaged).toEqual([`bytes=0-${big - 1}`, `bytes=${pieceSize}-${big - 1}`])
  expect(await row()).toMatchObject({ state: 'failed', have: 1 })
  expect(await packet()).toMatchObject({
    ready: 0,
    problem: { code: 'evidence-corrupt', subject: 'Evidence of P-0' },
  })
  expect(await store.library.pieces.where({ sha256: files[0]!.sha256 }).count()).toBe(1)
  expect(await packet(1)).toMatchObject({ ready: 1, problem: null })
  expect(await problemCode(evidenceSource(files[0]!.sha256, store))).toBe('evidence-lost')

  central.blobs.set(files[0]!.sha256, contents[0]!)
  await retryFailed(store)
  await fetchAll()
  expect(await packet()).toMatchObject({ ready: 1, problem: null })
  expect(await counts()).toEqual(await countByHand(store))
})

test('a short body is damaged, whatever its status', async () => {
  const { central, contents, files, row, fetchAll } = await waiting(500)
  central.instead = (path) =>
    path.includes('/evidence/')
      ? new Response(contents[0]!.slice(0, 200), { headers: { etag: `"${files[0]!.sha256}"` } })
      : null
  await fetchAll()
  expect(await row()).toMatchObject({ state: 'failed', problem: { code: 'evidence-corrupt' } })
})

test('pieces that do not make up the file are refused before they are fetched', async () => {
  const { store, central, client } = await bench()
  const bytes = bytesOf(1, 50)
  const file = { ...(await fileOf(bytes)), sha256: 'b'.repeat(64) }
  central.blobs.set(file.sha256, bytes)
  await arrive(store, withFiles('P-1', [file]))
  await fetchEvidence(store, client(), () => 0, endless)
  expect((await store.library.files.get(file.sha256))?.state).toBe('failed')
  expect(await store.library.pieces.count()).toBe(0)
})

test('evidence that central records do not have stops no other', async () => {
  const { central, files, packet, fetchAll } = await waiting(300, 300)
  central.blobs.delete(files[0]!.sha256)
  await fetchAll()
  expect((await packet())?.problem?.code).toBe('evidence-unknown')
  expect((await packet(1))?.ready).toBe(1)
})

test('a page of somebody else is the fault of the network, not of the file', async () => {
  const { central, row, fetchAll } = await waiting(300)
  central.instead = () => new Response('<html>Sign in</html>')
  expect(await problemCode(fetchAll())).toBe('not-central')
  expect(await row()).toMatchObject({ state: 'waiting', problem: null })
})

test('a full disk ends the fetching and keeps what is there', async () => {
  const { store, row, packet, fetchAll, counts } = await waiting(300, 400)
  const restore = beforePiece((piece) => {
    if (piece.boxes[0]!.sealed.byteLength > 400)
      throw new DOMException('full', 'QuotaExceededError')
  })
  expect(await problemCode(fetchAll())).toBe('storage-full')
  expect(await row(1)).toMatchObject({ state: 'waiting', have: 0 })
  restore()
  await fetchAll()
  expect((await packet(1))?.ready).toBe(1)
  expect(await counts()).toEqual(await countByHand(store))
})

test('evidence leaves room for the journal, and says what is needed', async () => {
  const { packet, fetchAll, counts, store } = await waiting(300, 400_000)
  const room = async () => 100_000 - (await counts()).have
  const failed: unknown = await fetchAll(room).catch((error: unknown) => error)
  expect(failed).toMatchObject({
    problem: { code: 'storage-full', what: expect.stringContaining('400 kB are to come') },
  })
  expect((await packet(0))?.ready).toBe(1)
  expect(await counts()).toMatchObject({ ready: 1, have: 300 })
  await fetchAll()
  expect(await counts()).toEqual(await countByHand(store))
  expect((await packet(1))?.ready).toBe(1)
})

test('a file that left while it was on its way is not kept', async () => {
  const { store, central, files, contents, fetchAll, counts } = await waiting(300)
  central.instead = async (path) => {
    if (!path.includes('/evidence/')) return new Response()
    await arrive(store, packetOf('P-0', { revision: 2 }))
    return new Response(contents[0], { headers: { etag: `"${files[0]!.sha256}"` } })
  }
  await fetchAll()
  expect(await store.library.pieces.count()).toBe(0)
  expect(await counts()).toEqual(await countByHand(store))
})

test('a file that comes twice at the same time is kept and counted once', async () => {
  const { store, row, fetchAll, counts } = await waiting(big)
  await Promise.all([fetchAll(), fetchAll()])
  expect(await row()).toMatchObject({ state: 'whole', have: 3 })
  expect(await counts()).toEqual({ packets: 1, decided: 0, ready: 1, bytes: big, have: big })
  expect(await store.library.pieces.count()).toBe(3)
})

test('what is for calibration is ready like any other, and not counted as of the queue', async () => {
  const { store, files, fetchAll, counts } = await waiting(big)
  const agreed = [{ criterionId: 'C', ratingId: 'R', reason: 'As the log says' }]
  const calibration = { role: 'practice' as const, agreed, nth: 1, of: 1 }
  await arrive(store, withFiles('C-1', files, { calibration }))
  await fetchAll()
  expect((await store.library.packets.get('C-1'))?.ready).toBe(1)
  expect(await counts()).toMatchObject({ packets: 1, ready: 1 })
  expect(await counts()).toEqual(await countByHand(store))
})

test('a piece that does not follow what is here is not kept', async () => {
  const { store, central, files, contents, row, fetchAll } = await waiting(big)
  const { sha256 } = files[0]!
  central.instead = (path) => {
    if (!path.includes('/evidence/')) return null
    async function* parts() {
      yield contents[0]!.slice(0, pieceSize + 10)
      await vi.waitFor(async () => expect((await row())?.have).toBe(1))
      await forgetPieces(store.library, sha256, 0)
      yield contents[0]!.slice(pieceSize + 10)
    }
    return new Response(bodyFrom(parts()), { headers: { etag: `"${sha256}"` } })
  }
  await fetchAll()
  expect(await row()).toMatchObject({ state: 'waiting', have: 0 })
  expect(await store.library.pieces.count()).toBe(0)
})

test('a more urgent packet that comes meanwhile goes before the rest', async () => {
  const sizes = [1, 2, 3, 4, 5, 6, 7, 8]
  const { store, central, files, client } = await waiting(...sizes)
  const bytes = bytesOf(99, 77)
  const urgent = await fileOf(bytes)
  central.blobs.set(urgent.sha256, bytes)
  let arrivals = 0
  central.instead = async (path, init) => {
    if (arrivals === 0 && path.includes('/evidence/')) {
      arrivals = 1
      const dueAt = '2026-01-01T00:00:00.000Z'
      await arrive(store, withFiles('P-urgent', [urgent], { dueAt }))
    }
    return central.answer(path, init)
  }
  await fetchEvidence(store, client(), () => arrivals, endless)
  const asked = central.asked.map((path) => path.split('/').at(-1))
  expect(asked.indexOf(urgent.sha256)).toBeLessThan(asked.indexOf(files[7]!.sha256))
  expect(asked).toHaveLength(9)
})

type Boxes = PieceRow['boxes']

function altered([first, ...rest]: Boxes): Boxes {
  const sealed = first!.sealed.slice(0)
  new Uint8Array(sealed)[70]! ^= 1
  return [{ ...first!, sealed }, ...rest]
}

test.each([
  ['has another bit', altered],
  ['lacks its end', (boxes: Boxes) => boxes.slice(0, -1)],
  ['is in another order', (boxes: Boxes) => boxes.toReversed()],
])('a piece that %s on disk is not shown, and is fetched again', async (_, damage) => {
  const { store, files, contents, packet, fetchAll, counts } = await waiting(big)
  await fetchAll()
  const { sha256 } = files[0]!
  const row = await store.library.pieces.get([sha256, 1])
  await store.library.pieces.put({ ...row!, boxes: damage(row!.boxes) })
  const source = await evidenceSource(sha256, store)
  expect(Buffer.compare(await source.read(0, 10), contents[0]!.slice(0, 10))).toBe(0)
  expect(await problemCode(source.read(pieceSize, pieceSize + 10))).toBe('evidence-lost')
  expect(await packet()).toMatchObject({ ready: 0, have: pieceSize })
  expect(await counts()).toEqual(await countByHand(store))
  await fetchAll()
  expect((await packet())?.ready).toBe(1)
  const again = await evidenceSource(sha256, store)
  expect(Buffer.compare(await again.read(0, big), contents[0]!)).toBe(0)
})
