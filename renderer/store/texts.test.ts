import { expect, test } from 'vitest'
import { bytesOf, fileOf, openTestStore, packetOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { withFiles } from '../testing/setup.ts'
import { readText, writeText } from './texts.ts'

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
