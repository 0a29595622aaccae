import { expect, test } from 'vitest'
import { pieceAt, plainOffice, rowsTo } from './plain.ts'
import type { Piece } from './portion.ts'

const table: Piece = {
  is: 'table',
  rows: [['station', 'species'], ['1', 'limpet'], ['2', 'whelk'], ['3']],
}
const pieces: Piece[] = [
  { is: 'title', text: 'Survey' },
  { is: 'paragraph', text: 'Two lines\nof one paragraph' },
  table,
  { is: 'table', rows: [] },
  { is: 'item', depth: 0, text: 'whelk' },
]
const plain = plainOffice(pieces)
const unit = (words: string, from = 0) => plain.text.indexOf(words, from)

test('an office file is what its pieces read, and each paragraph and cell is a run', () => {
  expect(plain.text).toBe(
    'Survey\nTwo lines\nof one paragraph\nstation\tspecies\n1\tlimpet\n2\twhelk\n3\nwhelk',
  )
  const { text, starts } = plain
  const runs = starts.map((start, run) => text.slice(start, (starts[run + 1] ?? Infinity) - 1))
  expect(runs).toEqual(['Survey', 'Two lines\nof one paragraph', ...table.rows.flat(), 'whelk'])
  expect(plain.firsts.map((first) => runs[first])).toEqual([
    'Survey',
    'Two lines\nof one paragraph',
    'station',
    'whelk',
    'whelk',
  ])
})

test('each unit of the text is in a piece, and in a row of it', () => {
  const inItem = plain.text.lastIndexOf('whelk')
  expect(
    [unit('Survey'), unit('one'), unit('limpet'), unit('3'), inItem].map((at) =>
      pieceAt(plain, at),
    ),
  ).toEqual([0, 1, 2, 2, 4])
  const rows = (...units: number[]) => rowsTo({ piece: table, index: 2 }, plain, units)
  expect(rows(unit('species'))).toBe(0)
  expect(rows(unit('limpet'))).toBe(1)
  expect(rows(unit('3'), unit('limpet'))).toBe(3)
  expect(rows(inItem, unit('Survey'))).toBe(0)
})
