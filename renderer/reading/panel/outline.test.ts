import { describe, expect, test } from 'vitest'
import { type Given, readOutline, sectionOf, shownInstead, visibleOf } from './outline.ts'

const item = (title: string, ...items: Given[]): Given => ({ title, dest: title, items })

const book = () =>
  readOutline([
    item('Shore', item('Tides', item('Spring'), item('Neap')), item('Wind')),
    { ...item('Species', item('Limpets')), count: 1 },
  ]).entries

describe('readOutline', () => {
  test('lays the tree out line by line', () => {
    expect(
      book().map(({ title, level, parent, place, siblings, hasChildren, isOpen }) =>
        [title, level, parent, `${place}/${siblings}`, hasChildren, isOpen].join(' '),
      ),
    ).toEqual([
      'Shore 1  1/2 true false',
      'Tides 2 0 1/2 true false',
      'Spring 3 1 1/2 false false',
      'Neap 3 1 2/2 false false',
      'Wind 2 0 2/2 false false',
      'Species 1  2/2 true true',
      'Limpets 2 5 1/1 false false',
    ])
  })

  test('takes no more of a hostile one than a person could read', () => {
    const wide = readOutline([item('All', ...Array.from({ length: 100_000 }, () => item('One')))])
    expect(wide.entries).toHaveLength(5000)
    expect(wide.isCut).toBe(true)
    let deep = item('Bottom')
    for (let level = 0; level < 20_000; level += 1) deep = item(`Level ${level}`, deep)
    const { entries, isCut } = readOutline([deep])
    expect(Math.max(...entries.map(({ level }) => level))).toBe(10)
    expect(isCut).toBe(true)
    const [long, none] = readOutline([item('x'.repeat(1e6)), item(' \n ')]).entries
    expect(long!.title).toHaveLength(201)
    expect(none!.title).toBe('')
    expect(readOutline(null).entries).toEqual([])
  })

  test('says of no line that there is more under it, where that was cut off', () => {
    const full = Array.from({ length: 4999 }, () => item('One'))
    const { entries } = readOutline([...full, item('Last', item('Lost'))])
    expect(entries.at(-1)).toMatchObject({ title: 'Last', hasChildren: false })
  })

  test('knows nothing of addresses and programs', () => {
    const given = { ...item('Site'), dest: null, url: 'https://x.example', unsafeUrl: 'calc.exe' }
    expect(JSON.stringify(readOutline([given]))).not.toMatch(/x\.example|calc/)
  })
})

test('visibleOf leaves out what is under closed lines', () => {
  expect(visibleOf(book(), new Set())).toEqual([0, 5])
  expect(visibleOf(book(), new Set([0, 1]))).toEqual([0, 1, 2, 3, 4, 5])
  // What is open under a closed line is not seen.
  expect(visibleOf(book(), new Set([1, 5]))).toEqual([0, 5, 6])
})

describe('sectionOf', () => {
  const pages = [0, 0, 2, null, 7, 9, 9]
  test.each([
    [0, 1],
    [1, 1],
    [2, 2],
    [8, 4],
    [9, 6],
    [50, 6],
  ])('page %i is of line %i', (page, line) => {
    expect(sectionOf(pages, page)).toBe(line)
  })

  test('a page before the first section is of none', () => {
    expect(sectionOf([3, 4], 1)).toBeNull()
  })
})

test('a section under a closed line is marked on that line', () => {
  const entries = book()
  expect(shownInstead(entries, visibleOf(entries, new Set()), 3)).toBe(0)
  expect(shownInstead(entries, visibleOf(entries, new Set([0])), 3)).toBe(1)
  expect(shownInstead(entries, visibleOf(entries, new Set([0, 1])), 3)).toBe(3)
  expect(shownInstead(entries, [0, 5], null)).toBeNull()
})
