import Pdf from 'pdfkit'
import { type FontName, fontNames, openFont } from './fonts.ts'

/** What a learner's word processor makes their papers look like. */
export type Look = {
  text: FontName
  bold: FontName
  italic: FontName
  heading: FontName
  /** In points. */
  size: number
  lineGap: number
  ink: string
  accent: string
  paper: 'A4' | 'LETTER'
  /** In points. */
  margin: number
}

export type About = { title: string; author: string; at: Date; subject?: string }

type Document = InstanceType<typeof Pdf>

/** A tagged PDF in work: what is added flows down the page and on to the next. */
export type Paper = {
  doc: Document
  look: Look
  /** The width between the margins, in points. */
  width: number
  left: number
  bottom: number
  /** Draws something that counts as one thing to a reader who hears the page. */
  tag(kind: string, draw: () => void, options?: { alt?: string; title?: string }): void
  /** Draws what only decorates. */
  plain(draw: () => void): void
  /** Opens a table, whose rows are added one by one. */
  openTable(): { row(kind: 'TH' | 'TD', cells: (() => void)[]): void; end(): void }
  font(name: FontName, size?: number, colour?: string): void
  /** Begins a new page when less than so many points are left on this one. */
  room(points: number): void
  space(points: number): void
  newPage(): void
  outline(title: string): void
  finish(footer?: string): Promise<Uint8Array>
}

type Options = { landscape?: boolean; margins?: { top: number; bottom: number } }

/** Opens a PDF whose bytes depend on nothing but what is put into it. */
export function createPaper(look: Look, about: About, options: Options = {}): Paper {
  const margins = {
    left: look.margin,
    right: look.margin,
    top: options.margins?.top ?? look.margin,
    bottom: options.margins?.bottom ?? look.margin,
  }
  const doc = new Pdf({
    size: look.paper,
    layout: options.landscape ? 'landscape' : 'portrait',
    margins,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    info: {
      Title: about.title,
      Author: about.author,
      ...(about.subject ? { Subject: about.subject } : {}),
      // The library would put the present in, and no two files would be the same.
      CreationDate: about.at,
      ModDate: about.at,
    },
  })
  // An opened font is taken as it is; the library's types know of files only.
  for (const name of fontNames) doc.registerFont(name, openFont(name) as unknown as Buffer)
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })

  const root = doc.struct('Document')
  doc.addStructure(root)
  let outlined = 0

  const paper: Paper = {
    doc,
    look,
    width: doc.page.width - margins.left - margins.right,
    left: margins.left,
    bottom: doc.page.height - margins.bottom,
    tag: (kind, draw, extra = {}) => {
      root.add(doc.struct(kind, extra, draw))
    },
    plain: (draw) => {
      doc.markContent('Artifact', { type: 'Layout' })
      draw()
      doc.endMarkedContent()
    },
    openTable: () => {
      const table = doc.struct('Table')
      root.add(table)
      return {
        row: (kind, cells) => {
          const line = doc.struct('TR')
          table.add(line)
          for (const draw of cells) line.add(doc.struct(kind, {}, draw))
          line.end()
        },
        end: () => {
          table.end()
        },
      }
    },
    font: (name, size = look.size, colour = look.ink) => {
      doc.font(name).fontSize(size).fillColor(colour)
    },
    room: (points) => {
      if (doc.y + points > paper.bottom) doc.addPage()
    },
    space: (points) => {
      doc.y += points
    },
    newPage: () => {
      doc.addPage()
    },
    outline: (title) => {
      doc.outline.addItem(title)
      outlined++
    },
    finish: async (footer) => {
      root.end()
      if (footer !== undefined) number(paper, footer)
      // A list of one chapter is in the way rather than of use.
      if (outlined < 2) doc.outline.children.length = 0
      doc.end()
      await ended
      return Buffer.concat(chunks)
    },
  }
  doc.x = paper.left
  return paper
}

/** Writes the foot of every page, now that their number is known. */
function number(paper: Paper, footer: string) {
  const { doc, look, left, width } = paper
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    const y = doc.page.height - 40
    // Below the margin the library would begin a new page.
    doc.page.margins.bottom = 0
    paper.plain(() => {
      doc.font(look.text).fontSize(8.5).fillColor('#6a6a6a')
      doc.text(footer, left, y, { width: width - 90, lineBreak: false, ellipsis: true })
      doc.text(`Page ${page + 1} of ${count}`, left + width - 90, y, { width: 90, align: 'right' })
    })
  }
}
