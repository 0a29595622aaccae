import { expect, test } from 'vitest'
import { blocks } from './blocks.ts'
import { plainTable, plainText, rowsUpTo } from './plain.ts'
import { readTable } from './table.ts'

const runsOf = ({ text, starts }: { text: string; starts: number[] }) =>
  starts.map((start, run) => text.slice(start, (starts[run + 1] ?? text.length + 1) - 1))

test('a text is the same whatever ends its lines, and each block is a run', () => {
  const lines = Array.from({ length: 450 }, (_, line) => `line ${line}`)
  const text = plainText(blocks(lines.join('\r\n')))
  expect(text.text).toBe(lines.join('\n'))
  expect(runsOf(text)).toEqual([
    lines.slice(0, 200).join('\n'),
    lines.slice(200, 400).join('\n'),
    lines.slice(400).join('\n'),
  ])
  expect(plainText(blocks(''))).toEqual({ text: '', starts: [0] })
})

test('a table is what its cells read, and each cell is a run', () => {
  const table = readTable('station,species\n1,"limpet, common"\n2,\n3,"beadlet ""red"""\n')!
  const text = plainTable(table)
  expect(text.text).toBe('station\tspecies\n1\tlimpet, common\n2\t\n3\tbeadlet "red"')
  expect(runsOf(text)).toEqual([table.head, ...table.rows].flat())
})

test('a table tells how many of its rows a place is in', () => {
  const table = readTable('station,species\n1,limpet\n2,whelk\n')!
  const { text } = plainTable(table)
  const rows = (words: string) => rowsUpTo(table, text.indexOf(words))
  expect([rows('species'), rows('1'), rows('limpet'), rows('2'), rows('whelk')]).toEqual([
    0, 1, 1, 2, 2,
  ])
})
