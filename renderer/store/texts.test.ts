import { expect, test } from 'vitest'
import { bytesOf, fileOf, openTestStore, packetOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { withFiles } from '../testing/setup.ts'
import { forgetUncovered, readText, writeText } from './texts.ts'

const texts = { pages: 70, texts: ['the tide at noon', 'the tide at six'] }

async function oneFile() {
  const store = openTestStore()
  const file = await fileOf(bytesOf(1, 100))
  await arrive(store, withFiles('P-1', [file]))
  const name = (part = 0) => ({ sha256: file.sha256, part, madeBy: 'reader 1' })
  return { store, file, name }
}

test('the text of a file is kept, sealed, and read again by what made it', async () => {
  const { store, name } = await oneFile()
  await writeText(name(), texts, store)
  expect(await readText(name(), store)).toEqual(texts)
  expect(await readText(name(1), store)).toBeNull()
  expect(await readText({ ...name(), madeBy: 'reader 2' }, store)).toBeNull()
  const [row] = await store.library.texts.toArray()
  expect(new TextDecoder('latin1').decode(row!.sealed)).not.toContain('tide')
})

test('what is damaged, or stands in the place of another, is not taken for text', async () => {
  const { store, name } = await oneFile()
  await writeText(name(), texts, store)
  const row = (await store.library.texts.get([name().sha256, 0]))!
  await store.library.texts.put({ ...row, part: 1 })
  expect(await readText(name(1), store)).toBeNull()
  await store.library.texts.put({ ...row, sealed: row.sealed.slice(1) })
  expect(await readText(name(), store)).toBeNull()
  await writeText(name(), texts, store)
  expect(await readText(name(), store)).toEqual(texts)
})

test('it goes with its file, and is not kept of one that is not here', async () => {
  const { store, name } = await oneFile()
  await writeText(name(), texts, store)
  await arrive(store, packetOf('P-1', { revision: 2 }))
  expect(await store.library.texts.count()).toBe(0)
  await writeText(name(), texts, store)
  expect(await store.library.texts.count()).toBe(0)
})

test('what was kept before a part was covered goes, and what names its covers stays', async () => {
  const { store, file, name } = await oneFile()
  const cover = { id: crypto.randomUUID(), sha256: file.sha256 }
  await writeText(name(), texts, store)
  await writeText({ ...name(1), madeBy: `reader 1 without ${cover.id}` }, texts, store)
  await forgetUncovered(store.library, [cover])
  expect((await store.library.texts.toArray()).map(({ part }) => part)).toEqual([1])
  // Of a file in which nothing is covered all stays.
  await forgetUncovered(store.library, [{ ...cover, sha256: 'f'.repeat(64) }])
  expect(await store.library.texts.count()).toBe(1)
})

test('a packet that comes with covers takes along what was kept without them', async () => {
  const { store, file, name } = await oneFile()
  await writeText(name(), texts, store)
  const box: [number, number, number, number] = [0, 0, 1, 0.1]
  const cover = { id: crypto.randomUUID(), sha256: file.sha256, page: 0, box, name: '' }
  await arrive(store, { ...withFiles('P-1', [file]), covers: [cover] })
  expect(await store.library.texts.count()).toBe(0)
})
