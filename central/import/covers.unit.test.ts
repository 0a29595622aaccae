import { expect, test } from 'vitest'
import { readCovers } from './covers.ts'

test('reads a page, four edges and a name, several in one cell', () => {
  expect(readCovers('3: 10 8.5 40 4 Name; of nobody')).toBe('3: 10 8.5 40 4 Name; of nobody')
  expect(readCovers('3: 10 8.5 40 4 Name of the learner; 0 0 100 5')).toEqual([
    { page: 3, left: 10, top: 8.5, width: 40, height: 4, name: 'Name of the learner' },
    { page: undefined, left: 0, top: 0, width: 100, height: 5, name: undefined },
  ])
})

test.each(['', '10 8 40', '10, 8, 40, 4', 'x: 1 2 3 4', '1 2 3 4;', '-1 2 3 4'])(
  'leaves %j as it is, for the schema to name',
  (cell) => expect(readCovers(cell)).toBe(cell),
)

test('none lifts all', () => expect(readCovers('None')).toEqual([]))
