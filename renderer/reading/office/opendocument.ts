import type { OfficeText } from './text.ts'
import { Writer } from './writer.ts'
import { walk } from './xml.ts'

/** What is in the text but was taken out of it, or written beside it. */
const aside = new Set(['tracked-changes', 'annotation', 'forms'])

/** Text, spreadsheet or presentation, by what the body holds (OASIS OpenDocument 1.3). */
export function readOpenDocument(xml: string): OfficeText {
  const writer = new Writer()
  let isSheets = false
  let slides = 0
  let lists = 0
  let tables = 0
  let skipped = 0
  let lines = 0
  let depth = 1
  const repeats: number[] = []
  walk(xml, {
    open(name, attribute) {
      if (aside.has(name)) skipped += 1
      if (skipped > 0) return
      if (name === 'spreadsheet') isSheets = true
      else if (name === 'page') writer.section(`Slide ${(slides += 1)}`)
      else if (name === 'notes') {
        writer.write('Notes')
        writer.line({ is: 'heading', depth: 3 })
      } else if (name === 'list') lists += 1
      else if (name === 'p' || name === 'h') {
        lines += 1
        depth = Number(attribute('outline-level') ?? 1)
      } else if (name === 'table') {
        tables += 1
        if (isSheets && tables === 1) writer.section(attribute('name') ?? 'Sheet')
        writer.openTable()
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        repeats.push(Number(attribute('number-columns-repeated') ?? 1))
      } else if (name === 's') writer.write(' '.repeat(Math.min(100, Number(attribute('c') ?? 1))))
      else if (name === 'tab') writer.write('\t')
      else if (name === 'line-break') writer.write('\n')
    },
    close(name) {
      if (aside.has(name)) {
        skipped -= 1
        return
      }
      if (skipped > 0) return
      if (name === 'list') lists -= 1
      else if (name === 'p' || name === 'h') {
        lines -= 1
        if (name === 'h') writer.line({ is: 'heading', depth })
        else writer.line(lists > 0 ? { is: 'item', depth: lists } : { is: 'paragraph' })
      } else if (name === 'table') {
        tables -= 1
        writer.closeTable()
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        writer.cell(repeats.pop() || 1)
      } else if (name === 'table-row') writer.row()
    },
    text(text) {
      // Between the lines there is only the indentation of the XML.
      if (lines > 0 && skipped === 0) writer.write(text.replaceAll(/\s+/g, ' '))
    },
  })
  return writer.end()
}
