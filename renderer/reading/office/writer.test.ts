import { expect, test } from 'vitest'
import { Writer } from './writer.ts'

test('a table within a cell is text of that cell', () => {
  const writer = new Writer()
  writer.openTable()
  writer.write('outer')
  writer.openTable()
  for (const cell of ['a', 'b']) {
    writer.write(cell)
    writer.cell()
  }
  writer.row()
  writer.closeTable()
  writer.cell()
  writer.closeTable()
  expect(writer.end().sections).toEqual([
    { title: null, blocks: [{ is: 'table', rows: [['outera\tb']] }] },
  ])
})

test('more rows than a window holds are cut, and said to be', () => {
  const writer = new Writer()
  writer.openTable()
  for (let row = 0; row < 5000; row += 1) {
    writer.write('x')
    writer.cell(200)
    writer.row()
  }
  writer.closeTable()
  const { sections, isCut } = writer.end()
  const [table] = sections[0]!.blocks
  expect(table?.is === 'table' && table.rows.length).toBe(2000)
  expect(isCut).toBe(true)
})

test('more text than a window holds is cut, however short its lines', () => {
  const writer = new Writer()
  for (let line = 0; line < 200_000; line += 1) {
    writer.write('x')
    writer.line({ is: 'paragraph' })
  }
  const { sections, isCut } = writer.end()
  expect(sections[0]!.blocks.length).toBeLessThan(100_000)
  expect(isCut).toBe(true)
})
