import { relationsOf } from './relations.ts'
import type { OfficeText } from './text.ts'
import { type Parts, readPart } from './unpack.ts'
import { Writer } from './writer.ts'
import { walk } from './xml.ts'

/** A PowerPoint presentation: its slides in their order, and what the speaker noted. */
export function readSlides(parts: Parts, main: string): OfficeText {
  const writer = new Writer()
  const related = relationsOf(parts, main)
  const slides = orderIn(readPart(parts, main) ?? '').flatMap((id) => {
    const found = related.find((relation) => relation.id === id)
    return found ? [found.part] : []
  })
  for (const [index, slide] of slides.entries()) {
    const xml = readPart(parts, slide)
    if (xml === null) continue
    const isHidden = /<[\w:]*sld\s[^>]*\bshow="(0|false)"/.test(xml)
    writer.section(`Slide ${index + 1}${isHidden ? ' (hidden)' : ''}`)
    readShapes(xml, writer)
    const notes = relationsOf(parts, slide).find(({ type }) => type === 'notesSlide')
    const noted = notes && readPart(parts, notes.part)
    if (noted) readNotes(noted, writer)
  }
  return writer.end()
}

function orderIn(xml: string): string[] {
  const ids: string[] = []
  walk(xml, {
    open(name, attribute) {
      if (name === 'sldId') ids.push(attribute(':id') ?? '')
    },
  })
  return ids
}

function readNotes(xml: string, writer: Writer) {
  const notes = new Writer()
  readShapes(xml, notes, new Set(['sldNum', 'hdr', 'ftr', 'dt', 'sldImg']))
  const { sections } = notes.end()
  const lines = sections.flatMap(({ blocks }) => blocks)
  if (lines.length === 0) return
  writer.write('Notes')
  writer.line({ is: 'heading', depth: 3 })
  for (const block of lines) {
    if (block.is === 'table') continue
    writer.write(block.text)
    writer.line({ is: 'paragraph' })
  }
}

/** The text of a drawing (ECMA-376-1, 21.1.2), shape by shape. */
function readShapes(xml: string, writer: Writer, without = new Set(['sldNum'])) {
  /** What the shape stands for: a title, a body, the slide's number. */
  let role: string | null = null
  let depth = 0
  let inText = false
  walk(xml, {
    open(name, attribute) {
      if (name === 'sp') role = null
      else if (name === 'ph') role = attribute('type') ?? 'body'
      else if (name === 'tbl') writer.openTable()
      else if (name === 'pPr') depth = Number(attribute('lvl') ?? 0)
      else if (name === 'br') writer.write('\n')
      else if (name === 't') inText = role === null || !without.has(role)
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'tc') writer.cell()
      else if (name === 'tr') writer.row()
      else if (name === 'tbl') writer.closeTable()
      else if (name === 'p') {
        const isTitle = role === 'title' || role === 'ctrTitle'
        if (isTitle) writer.line({ is: 'heading', depth: 2 })
        else writer.line(depth > 0 ? { is: 'item', depth } : { is: 'paragraph' })
        depth = 0
      }
    },
    text(text) {
      if (inText) writer.write(text)
    },
  })
}
