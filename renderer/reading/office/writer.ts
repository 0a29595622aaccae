import type { Block, Line, Section } from './text.ts'

/** How much of a file is taken: a small one can claim more than a window holds. */
const most = { letters: 4e6, cells: 400_000, columns: 256 }

/** What a line takes of a window beside its letters, in letters. */
const perLine = 40

const trimmed = (text: string) => text.trim()
/** Without empty lines around it; its first line keeps its indent. */
const ofLines = (text: string) => text.trimEnd().replace(/^(?:[^\S\n]*\n)+/, '')

/** Puts text together as it is come by: into lines, cells, tables, sections. */
export class Writer {
  readonly sections: Section[] = []
  isCut = false
  #text = ''
  #rows: string[][] = []
  #row: string[] = []
  /** Tables within tables; what is in an inner one is text of the outer one's cell. */
  #depth = 0
  #letters = most.letters
  #cells = most.cells

  section(title: string | null) {
    this.#letters -= perLine
    this.sections.push({ title, blocks: [] })
  }

  get #blocks(): Block[] {
    if (this.sections.length === 0) this.section(null)
    return this.sections.at(-1)!.blocks
  }

  write(text: string) {
    const taken = text.slice(0, Math.max(0, this.#letters))
    this.#letters -= taken.length
    this.#text += taken
    if (taken.length < text.length) this.isCut = true
  }

  /** Ends a line. An empty one leaves nothing. */
  line(line: Line) {
    if (this.#depth > 0) {
      this.#text += '\n'
      return
    }
    const text = this.#take(line.is === 'code' ? ofLines : trimmed)
    if (text === '') return
    this.#letters -= perLine
    this.#blocks.push({ ...line, text })
  }

  openTable() {
    if (this.#depth === 0) this.line({ is: 'paragraph' })
    this.#depth += 1
  }

  /** Ends a cell; `count` cells have the same text. */
  cell(count = 1) {
    if (this.#depth > 1) {
      this.#text += '\t'
      return
    }
    const text = this.#take()
    const room = most.columns - this.#row.length
    if (room < count && text !== '') this.isCut = true
    for (let index = 0; index < Math.min(count, room); index += 1) this.#row.push(text)
  }

  /** Ends a row; an empty one leaves nothing. */
  row() {
    if (this.#depth > 1) {
      this.#text += '\n'
      return
    }
    const last = this.#row.findLastIndex((cell) => cell !== '')
    const row = this.#row.slice(0, last + 1)
    this.#row = []
    if (row.length > this.#cells) this.isCut = true
    else if (row.length > 0) this.#rows.push(row)
    this.#cells -= row.length
  }

  closeTable() {
    this.#depth -= 1
    if (this.#depth > 0) return
    this.row()
    const rows = this.#rows
    this.#rows = []
    if (rows.length > 0) this.#blocks.push({ is: 'table', rows })
  }

  /** Ends what is still open. */
  end() {
    while (this.#depth > 0) this.closeTable()
    this.line({ is: 'paragraph' })
    return { sections: this.sections, isCut: this.isCut }
  }

  #take(as = trimmed) {
    const text = as(this.#text)
    this.#text = ''
    return text
  }
}
