import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { pieceSize } from '../../shared/model/evidence.ts'
import { openEvidence } from './store.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
async function makeFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'evidence-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
const open = async () => openEvidence(await makeFolder())

async function* inChunks(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size)
    yield await Promise.resolve(bytes.subarray(at, at + size))
}

test.each([0, 1, pieceSize - 1, pieceSize, pieceSize + 1, 3 * pieceSize + 7])(
  'stores %d bytes under their hash, with the hash of each piece',
  async (size) => {
    const bytes = randomBytes(size)
    const store = await open()
    const stored = await store.put(bytes)
    const pieces = Array.from({ length: Math.ceil(size / pieceSize) }, (_, at) =>
      sha256(bytes.subarray(at * pieceSize, (at + 1) * pieceSize)),
    )
    expect(stored).toEqual({ sha256: sha256(bytes), size, pieces })
    const place = store.locate(stored.sha256)
    expect(path.relative(store.folder, place).split(path.sep)).toEqual([
      stored.sha256.slice(0, 2),
      stored.sha256.slice(2, 4),
      stored.sha256,
    ])
    expect((await readFile(place)).equals(bytes)).toBe(true)
    expect(await readdir(path.join(store.folder, 'incoming'))).toEqual([])
  },
)

test('the same bytes from memory, a file and a stream are one file', async () => {
  const bytes = randomBytes(2 * pieceSize + 99)
  const store = await open()
  const file = path.join(store.folder, 'source')
  await writeFile(file, bytes)
  const stored = await store.put(bytes)
  const { ino } = await stat(store.locate(stored.sha256))
  expect(await store.put(file)).toEqual(stored)
  expect(await store.put(inChunks(bytes, 70_001))).toEqual(stored)
  expect((await stat(store.locate(stored.sha256))).ino).toBe(ino)
})

test('a source that breaks off leaves nothing behind', async () => {
  const store = await open()
  async function* broken() {
    yield await Promise.resolve(randomBytes(1000))
    throw new Error('unplugged')
  }
  await expect(store.put(broken())).rejects.toThrow('unplugged')
  await expect(store.put(path.join(store.folder, 'nowhere'))).rejects.toThrow('ENOENT')
  expect(await readdir(store.folder)).toEqual(['incoming'])
  expect(await readdir(path.join(store.folder, 'incoming'))).toEqual([])
})

test('a file that lost its end is put right by putting it again', async () => {
  const bytes = randomBytes(5000)
  const store = await open()
  const { sha256: name } = await store.put(bytes)
  await chmod(store.locate(name), 0o600)
  await truncate(store.locate(name), 10)
  await store.put(bytes)
  expect((await readFile(store.locate(name))).equals(bytes)).toBe(true)
})

test('reads parts, and fails rather than end early', async () => {
  const bytes = randomBytes(900_000)
  const store = await open()
  const { sha256: name } = await store.put(bytes)
  const read = (begin: number, end: number) => new Response(store.read(name, begin, end)).bytes()
  expect(Buffer.from(await read(5, 700_001)).equals(bytes.subarray(5, 700_001))).toBe(true)
  await expect(read(0, 900_001)).rejects.toThrow('ends at 900000')
  const reader = store.read(name, 0, 900_000).getReader()
  await reader.read()
  await reader.cancel()
})

test.skipIf(process.platform === 'win32')('keeps to itself what is on its way', async () => {
  const folder = path.join(await makeFolder(), 'deep', 'er')
  await openEvidence(folder)
  const mode = (await stat(path.join(folder, 'incoming'))).mode & 0o777
  expect(mode).toBe(0o700)
})
