import { expect, test, vi } from 'vitest'
import { pieceSize } from '../../shared/model/evidence.ts'
import { evidenceSource } from '../store/evidence.ts'
import { sha256 } from '../store/hash.ts'
import { sealPiece } from '../store/sealed.ts'
import { bodyFrom } from '../testing/body.ts'
import { problemCode } from '../testing/setup.ts'
import { big, endless, rangeOf, waiting } from '../testing/waiting.ts'
import { openBrokenOff } from './evidence.ts'

const bodyOf = (bytes: Uint8Array<ArrayBuffer>) =>
  bodyFrom(
    (async function* parts() {
      yield bytes
    })(),
  )

/** An answer to a question for everything from a piece on. */
const rest = (sha256: string, from: number, body: ReadableStream) =>
  new Response(body, {
    status: 206,
    headers: { etag: `"${sha256}"`, 'content-range': `bytes ${from}-${big - 1}/${big}` },
  })

test.each([
  ['at the byte where it broke', openBrokenOff(), pieceSize + 10],
  ['at the piece where it broke, in another worker', undefined, pieceSize],
])('a download that broke goes on %s', async (_, brokenOff, from) => {
  const { central, files, contents, row, fetchAll } = await waiting(big)
  const ranges: (string | null)[] = []
  central.instead = (path, init) => {
    if (!path.includes('/evidence/')) return null
    ranges.push(rangeOf(init))
    if (ranges.length > 1) return null
    async function* parts() {
      yield contents[0]!.slice(0, pieceSize + 10)
      await vi.waitFor(async () => expect((await row())?.have).toBe(1))
      throw new TypeError('connection reset')
    }
    return rest(files[0]!.sha256, 0, bodyFrom(parts()))
  }
  expect(await problemCode(fetchAll(endless, brokenOff))).toBe('central-unreachable')
  expect(await row()).toMatchObject({ state: 'waiting', have: 1 })
  await fetchAll(endless, brokenOff)
  expect(ranges).toEqual([`bytes=0-${big - 1}`, `bytes=${from}-${big - 1}`])
  expect(await row()).toMatchObject({ state: 'whole', have: 3 })
})

test('a network that breaks again and again is given time, and nothing comes twice', async () => {
  const { central, files, contents, row, fetchAll } = await waiting(big)
  const brokenOff = openBrokenOff()
  const portion = 400_000
  const begins: number[] = []
  central.instead = (_path, init) => {
    const begin = Number(rangeOf(init)?.match(/\d+/)?.[0])
    begins.push(begin)
    return rest(files[0]!.sha256, begin, bodyOf(contents[0]!.slice(begin, begin + portion)))
  }
  const fetchSome = () => problemCode(fetchAll(endless, brokenOff))
  for (const _ of [1, 2]) expect(await fetchSome()).toBe('central-unreachable')
  expect(begins).toEqual([0, portion, 2 * portion, 3 * portion])
  expect(await row()).toMatchObject({ state: 'waiting', have: 1 })
  await fetchAll(endless, brokenOff)
  expect(begins.slice(4)).toEqual([4 * portion, 5 * portion])
  expect(await row()).toMatchObject({ state: 'whole', have: 3 })
})

test('an answer that ends early is asked on from where it ended', async () => {
  const { store, central, files, contents, row, fetchAll } = await waiting(big)
  const ranges: (string | null)[] = []
  central.instead = (_path, init) => {
    ranges.push(rangeOf(init))
    if (ranges.length > 1) return null
    return rest(files[0]!.sha256, 0, bodyOf(contents[0]!.slice(0, pieceSize + 10)))
  }
  await fetchAll()
  expect(ranges).toEqual([`bytes=0-${big - 1}`, `bytes=${pieceSize + 10}-${big - 1}`])
  expect(await row()).toMatchObject({ state: 'whole', have: 3 })
  // The next answer comes while the piece before it is still being sealed.
  const { sha256: hash } = files[0]!
  const source = await evidenceSource(hash, store)
  expect(await sha256(await (await source.whole()).arrayBuffer())).toBe(hash)
})

test('one that always ends at the same place is not asked for ever', async () => {
  const { central, files, contents, row, fetchAll } = await waiting(big)
  central.instead = () =>
    new Response(contents[0]!.slice(0, pieceSize + 10), {
      headers: { etag: `"${files[0]!.sha256}"` },
    })
  await fetchAll()
  expect(await row()).toMatchObject({ state: 'failed', problem: { code: 'evidence-corrupt' } })
})

test('when one download fails, what the others have on the way is still kept', async () => {
  const { central, files, contents, row, fetchAll } = await waiting(big, 300)
  const failed = Promise.withResolvers<void>()
  central.instead = async (path) => {
    if (path.endsWith(files[0]!.sha256)) {
      async function* parts() {
        yield contents[0]!.slice(0, pieceSize)
        await failed.promise
        yield contents[0]!.slice(pieceSize)
      }
      return rest(files[0]!.sha256, 0, bodyFrom(parts()))
    }
    await vi.waitFor(async () => expect((await row())?.have).toBe(1))
    setTimeout(failed.resolve, 50)
    throw new TypeError('no network')
  }
  expect(await problemCode(fetchAll())).toMatch(/unreachable/)
  expect(await row(0)).toMatchObject({ state: 'whole', have: 3 })
  expect(await row(1)).toMatchObject({ state: 'waiting', have: 0 })
})

test('a whole answer to a question for the rest is taken as the whole', async () => {
  const { store, central, contents, files, row, fetchAll } = await waiting(big)
  const first = contents[0]!.slice(0, pieceSize)
  await store.library.pieces.put(await sealPiece(store.keys, (await row())!, 0, first))
  await store.library.files.update(files[0]!.sha256, { have: 1 })
  central.instead = (path) =>
    path.includes('/evidence/')
      ? new Response(contents[0], { headers: { etag: `"${files[0]!.sha256}"` } })
      : null
  await fetchAll()
  expect(await row()).toMatchObject({ state: 'whole', have: 3 })
})

test('so it is when only a later question is answered with the whole', async () => {
  const { central, contents, files, row, fetchAll } = await waiting(big)
  const { sha256 } = files[0]!
  central.instead = (_path, init) =>
    rangeOf(init)?.startsWith('bytes=0-')
      ? rest(sha256, 0, bodyOf(contents[0]!.slice(0, pieceSize)))
      : new Response(contents[0], { headers: { etag: `"${sha256}"` } })
  await fetchAll()
  expect(await row()).toMatchObject({ state: 'whole', have: 3 })
  expect(central.asked).toHaveLength(2)
})

test.each([
  ['starts elsewhere', `bytes 0-${big - 1}/${big}`],
  ['has another total', `bytes ${pieceSize}-${big - 1}/${big + 1}`],
])('a part that %s is not taken', async (_, range) => {
  const { store, central, contents, files, row, fetchAll } = await waiting(big)
  await store.library.files.update(files[0]!.sha256, { have: 1 })
  const headers = { etag: `"${files[0]!.sha256}"`, 'content-range': range }
  central.instead = (path) =>
    path.includes('/evidence/')
      ? new Response(contents[0]!.slice(pieceSize), { status: 206, headers })
      : null
  await fetchAll()
  expect(await row()).toMatchObject({
    state: 'failed',
    have: 1,
    problem: { code: 'answer-misfit', subject: files[0]!.sha256 },
  })
  expect(await store.library.pieces.count()).toBe(0)
})
