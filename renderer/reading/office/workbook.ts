import { type Format, formatOf, writeNumber } from './numbers.ts'
import { type Relation, relationsOf } from './relations.ts'
import type { OfficeText } from './text.ts'
import { type Parts, readPart } from './unpack.ts'
import { Writer } from './writer.ts'
import { walk } from './xml.ts'

type Sheet = { name: string; id: string; isHidden: boolean }

/** An Excel workbook: the cells of its sheets as they were saved; nothing is calculated. */
export function readWorkbook(parts: Parts, main: string): OfficeText {
  const writer = new Writer()
  const related = relationsOf(parts, main)
  const { sheets, from1904 } = readOutline(readPart(parts, main) ?? '')
  const shared = readShared(partOf(parts, related, 'sharedStrings'))
  const formats = readFormats(partOf(parts, related, 'styles'))
  for (const { name, id, isHidden } of sheets) {
    const part = related.find((relation) => relation.id === id)?.part
    const xml = part === undefined ? null : readPart(parts, part)
    writer.section(isHidden ? `${name} (hidden)` : name)
    if (xml !== null) readCells(xml, { shared, formats, from1904 }, writer)
  }
  return writer.end()
}

function partOf(parts: Parts, related: Relation[], type: string): string | null {
  const found = related.find((relation) => relation.type === type)
  return found ? readPart(parts, found.part) : null
}

function readOutline(xml: string) {
  const sheets: Sheet[] = []
  let from1904 = false
  walk(xml, {
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      const isHidden = (attribute('state') ?? 'visible') !== 'visible'
      sheets.push({ name: attribute('name') ?? 'Sheet', id: attribute(':id') ?? '', isHidden })
    },
  })
  return { sheets, from1904 }
}

/** Texts that cells share, by their place; how they are read aloud is left out. */
function readShared(xml: string | null): string[] {
  const texts: string[] = []
  let inText = false
  let phonetic = 0
  if (xml === null) return texts
  walk(xml, {
    open(name) {
      if (name === 'si') texts.push('')
      else if (name === 'rPh') phonetic += 1
      else if (name === 't') inText = phonetic === 0
    },
    close(name) {
      if (name === 'rPh') phonetic -= 1
      else if (name === 't') inText = false
    },
    text(text) {
      if (inText && texts.length > 0) texts[texts.length - 1] += text
    },
  })
  return texts
}

/** What each style of cells makes of a number. */
function readFormats(xml: string | null): Format[] {
  const codes = new Map<number, string>()
  const formats: Format[] = []
  let inCells = false
  if (xml === null) return formats
  walk(xml, {
    open(name, attribute) {
      const id = Number(attribute('numFmtId') ?? 0)
      if (name === 'numFmt') codes.set(id, attribute('formatCode') ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) formats.push(formatOf(id, codes.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return formats
}

type Book = { shared: string[]; formats: Format[]; from1904: boolean }

function readCells(xml: string, { shared, formats, from1904 }: Book, writer: Writer) {
  let type = 'n'
  let style = 0
  let value = ''
  let isValue = false
  let phonetic = 0
  let column = 0
  const written = () => {
    if (type === 's') return shared[Number(value)] ?? ''
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    if (type === 'n') return writeNumber(value, formats[style] ?? 'general', from1904)
    return value
  }
  walk(xml, {
    open(name, attribute) {
      if (name === 'sheetData') writer.openTable()
      else if (name === 'row') column = 0
      else if (name === 'rPh') phonetic += 1
      else if (name === 'c') {
        type = attribute('t') ?? 'n'
        style = Number(attribute('s') ?? 0)
        value = ''
        const at = columnOf(attribute('r') ?? '') ?? column
        if (at > column) writer.cell(at - column)
        column = Math.max(at, column)
      } else isValue = (name === 'v' || name === 't') && phonetic === 0
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'c') {
        if (value !== '') writer.write(written())
        writer.cell()
        column += 1
      } else if (name === 'row') writer.row()
      else if (name === 'sheetData') writer.closeTable()
    },
    text(text) {
      if (isValue) value += text
    },
  })
}

/** The column of a place such as `AB12`, counted from 0; null where it names none. */
function columnOf(place: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(place)?.[0]
  if (letters === undefined) return null
  return letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
