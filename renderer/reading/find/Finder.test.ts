import { expect, test, vi } from 'vitest'
import { Finder } from './Finder.ts'

// Only a browser has one.
vi.stubGlobal('scheduler', { postTask: () => new Promise((resolve) => setImmediate(resolve)) })

const query = (text: string) => ({ text, cases: false, marks: false, words: false })
const texts = ['the tide, the Tide', 'nothing', 'low tide', 'high tide and tide']
const never = new Promise<string>(() => {})

const finderOf = (pages: string[]) => new Finder(pages.length, async (page) => pages[page]!)

const at = (finder: Finder) => {
  const current = finder.found()?.current
  return current ? [current.hit.page, current.hit.start, current.number] : null
}

test('begins at the page one is on, and counts in the order of the pages', async () => {
  const finder = finderOf(texts)
  await finder.look(query('tide'), 2)
  expect(finder.found()).toMatchObject({ count: 5, looked: 4, pages: 4, unread: 0, hasText: true })
  expect(at(finder)).toEqual([2, 4, 3])
  expect(finder.hitsOn(0)).toEqual([
    { start: 4, end: 8 },
    { start: 14, end: 18 },
  ])
})

test('steps through all hits, and around the ends', async () => {
  const finder = finderOf(texts)
  await finder.look(query('tide'), 2)
  const walk = (by: 1 | -1) => {
    finder.step(by)
    return at(finder)
  }
  expect([walk(1), walk(1), walk(1), walk(1), walk(1)]).toEqual([
    [3, 5, 4],
    [3, 14, 5],
    [0, 4, 1],
    [0, 14, 2],
    [2, 4, 3],
  ])
  expect([walk(-1), walk(-1), walk(-1)]).toEqual([
    [0, 14, 2],
    [0, 4, 1],
    [3, 14, 5],
  ])
})

test('each step is a wish of its own, even to the same hit', async () => {
  const finder = finderOf(['one tide'])
  await finder.look(query('tide'), 0)
  const before = finder.wish()
  finder.step(1)
  expect(at(finder)).toEqual([0, 4, 1])
  expect(finder.wish()).toBe(before + 1)
})

test('shows what it has while it looks on, and forgets it for another query', async () => {
  const slow = new Finder(3, (page) => (page === 2 ? never : Promise.resolve(texts[page]!)))
  void slow.look(query('tide'), 0)
  await expect.poll(() => slow.found()?.looked).toBe(2)
  expect(slow.found()).toMatchObject({ count: 2, pages: 3 })
  void slow.look(query('nothing'), 0)
  expect(slow.found()).toMatchObject({ count: 0, current: null })
  await expect.poll(() => at(slow)).toEqual([1, 0, 1])
  slow.stop()
  expect(slow.found()).toBeNull()
  expect(slow.hitsOn(1)).toEqual([])
})

test('begins with the hit that is meant, where it is there', async () => {
  const finder = finderOf(texts)
  await finder.look(query('tide'), 3, 14)
  expect(at(finder)).toEqual([3, 14, 5])
  await finder.look(query('tide'), 3, 99)
  expect(at(finder)).toEqual([3, 5, 4])
  await finder.look(query('tide'), 1, 99)
  expect(at(finder)).toEqual([2, 4, 3])
})

test('reads a few pages ahead of the one it looks at, and no more', async () => {
  const reads: number[] = []
  const slow = new Finder(20, (page) => {
    reads.push(page)
    return page === 1 ? never : Promise.resolve('')
  })
  void slow.look(query('tide'), 19)
  await expect.poll(() => slow.found()?.looked).toBe(2)
  await expect.poll(() => reads).toEqual([19, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  slow.stop()
})

test('says which pages could not be read, and whether there is any text', async () => {
  const damaged = new Finder(2, async (page) => {
    if (page === 0) throw new Error('the page is damaged')
    return ' \n'
  })
  await damaged.look(query('tide'), 0)
  expect(damaged.found()).toMatchObject({ count: 0, unread: 1, hasText: false, looked: 2 })
  await damaged.look(query('  '), 0)
  expect(damaged.found()).toBeNull()
})

test('tells its listeners when it is through', async () => {
  const finder = finderOf(texts)
  const seen: (number | undefined)[] = []
  const end = finder.subscribe(() => seen.push(finder.found()?.looked))
  await finder.look(query('tide'), 0)
  end()
  finder.stop()
  expect(seen.at(-1)).toBe(4)
})
