import { expect, test } from 'vitest'
import type { KeptTexts, TextPart } from './kept.ts'
import { PageTexts, partSize } from './PageTexts.ts'

const never = new AbortController().signal

/** A keeper, what it was given, and a document whose pages are counted when they are read. */
function setUp(pages: number) {
  const parts = new Map<number, TextPart>()
  const kept: KeptTexts = {
    read: async (part) => parts.get(part) ?? null,
    write: async (part, texts) => void parts.set(part, texts),
  }
  const reads: number[] = []
  const read = async (page: number) => {
    reads.push(page)
    if (page === 999) throw new Error('the page is damaged')
    return `page ${page}`
  }
  const asked = { labels: 0 }
  const readLabels = async () => {
    asked.labels += 1
    return Array.from({ length: pages }, (_, page) => (page === 0 ? 'i' : null))
  }
  const open = (count = pages) => new PageTexts(count, read, readLabels, kept)
  return { parts, kept, reads, read, asked, open }
}

test('a page is read once, however often it is asked for', async () => {
  const { open, reads } = setUp(2)
  const texts = open()
  expect(await texts.text(1, never)).toBe('page 1')
  expect(await texts.text(1, never)).toBe('page 1')
  expect(reads).toEqual([1])
})

test('a page that is being read is waited for, and read again where that is given up', async () => {
  const { open, reads, read } = setUp(2)
  const texts = open()
  const gate = Promise.withResolvers<void>()
  const slow = async (page: number) => {
    await gate.promise
    return read(page)
  }
  const both = [texts.text(0, never, slow), texts.text(0, never)]
  const givenUp = texts.text(1, never, async () => {
    await gate.promise
    throw new Error('another page is to be painted')
  })
  const after = texts.text(1, never)
  gate.resolve()
  expect(await Promise.all(both)).toEqual(['page 0', 'page 0'])
  await expect(givenUp).rejects.toThrow(/painted/)
  expect(await after).toBe('page 1')
  expect(reads).toEqual([0, 1])
})

test('what was read whole is kept, and the document is not asked the next time', async () => {
  const { open, parts, reads, read } = setUp(partSize + 2)
  const taken: number[] = []
  await open().fill(3, never, read, (page) => void taken.push(page))
  expect(taken).toEqual(reads)
  expect(reads.slice(0, 2)).toEqual([3, 4])
  expect(reads).toHaveLength(partSize + 2)
  await expect
    .poll(() => [...parts.values()].map(({ texts }) => texts.length))
    .toEqual([2, partSize])

  const again = open()
  expect(await again.text(partSize + 1, never)).toBe(`page ${partSize + 1}`)
  await again.fill(0, never, read, () => {})
  expect(reads).toHaveLength(partSize + 2)
})

test('it is told when what was read is kept, which waits for what its pages are called', async () => {
  const { parts, kept, read } = setUp(2)
  const labels = Promise.withResolvers<null>()
  const texts = new PageTexts(2, read, () => labels.promise, kept)
  await texts.fill(0, never, read, () => {})
  const over = texts.kept().then(() => parts.size)
  await new Promise(setImmediate)
  expect(parts.size).toBe(0)
  labels.resolve(null)
  expect(await over).toBe(1)
})

test('what its pages are called is kept with the first of them', async () => {
  const { open, parts, read, asked } = setUp(partSize + 1)
  const labels = ['i', ...Array.from({ length: partSize }, () => null)]
  const texts = open()
  await texts.fill(0, never, read, () => {})
  expect(await texts.labels()).toEqual(labels)
  await expect
    .poll(() => [0, 1].map((part) => parts.get(part)))
    .toMatchObject([{ labels }, { pages: partSize + 1 }])
  expect(parts.get(1)).not.toHaveProperty('labels')
  expect(await open().labels()).toEqual(labels)
  expect(asked.labels).toBe(1)
})

test('names that could not be read are asked for again, and the text is kept without them', async () => {
  const { kept, parts, read, open } = setUp(1)
  const texts = new PageTexts(1, read, () => Promise.reject(new Error('closed')), kept)
  await texts.fill(0, never, read, () => {})
  expect(await texts.labels()).toBeNull()
  await expect.poll(() => parts.get(0)).toEqual({ pages: 1, texts: ['page 0'] })
  expect(await open().labels()).toEqual(['i'])
})

test('a part of which a page is missing is not kept, and what was kept of another file not taken', async () => {
  const { open, parts, reads, read } = setUp(1000)
  await open().fill(0, never, read, () => {})
  expect(parts.size).toBe(Math.floor(1000 / partSize))
  reads.length = 0
  await open(5).text(2, never)
  expect(reads).toEqual([2])
})

test('a keeper that fails keeps nothing back', async () => {
  const { reads, read } = setUp(1)
  const fails = () => Promise.reject(new Error('the disk is full'))
  const texts = new PageTexts(1, read, async () => null, { read: fails, write: fails })
  expect(await texts.text(0, never)).toBe('page 0')
  expect(await texts.text(0, never)).toBe('page 0')
  expect(reads).toEqual([0])
})

test('filling ends when it is not wanted any more', async () => {
  const { open, reads, read } = setUp(9)
  const left = new AbortController()
  const stop = async (page: number) => {
    if (page === 2) left.abort()
    return read(page)
  }
  await open().fill(0, left.signal, stop, () => {})
  expect(reads).toEqual([0, 1, 2])
})
