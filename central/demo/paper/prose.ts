import type { CoverBox } from '../../../shared/model/cover.ts'
import type { Paper } from './paper.ts'

/** The head of a paper: title, whose it is, and a rule. */
/**
 * The title with some lines under it.
 * @returns where each line is, in parts of the page: left, top, width, height
 */
export function titleBlock(paper: Paper, title: string, lines: string[]): CoverBox[] {
  const { doc, look, left, width } = paper
  paper.tag('H1', () => {
    paper.font(look.heading, look.size * 1.9, look.accent)
    doc.text(title, left, doc.y, { width, lineGap: 1 })
  })
  paper.space(4)
  const places: CoverBox[] = []
  for (const line of lines)
    paper.tag('P', () => {
      paper.font(look.text, look.size * 0.95, '#555555')
      const top = doc.y
      const across = Math.min(width, doc.widthOfString(line))
      doc.text(line, left, top, { width, lineGap: 1.5 })
      const [w, h] = [doc.page.width, doc.page.height]
      places.push([(left - 3) / w, (top - 1) / h, (across + 6) / w, (doc.y - top) / h])
    })
  paper.space(8)
  rule(paper, look.accent, 1)
  paper.space(12)
  return places
}

/** A line across the text. */
export function rule(paper: Paper, colour = '#bdbdbd', thickness = 0.5) {
  const { doc, left, width } = paper
  paper.plain(() => {
    doc
      .moveTo(left, doc.y)
      .lineTo(left + width, doc.y)
      .lineWidth(thickness)
      .strokeColor(colour)
      .stroke()
  })
}

/** A heading, kept together with the beginning of what follows it. */
export function heading(paper: Paper, text: string, rank: 2 | 3 = 2) {
  const { doc, look, left, width } = paper
  const size = look.size * (rank === 2 ? 1.28 : 1.08)
  paper.room(size * 2.4 + look.size * 4.5)
  paper.space(rank === 2 ? look.size * 0.9 : look.size * 0.4)
  if (rank === 2) paper.outline(text)
  paper.tag(`H${rank}`, () => {
    paper.font(look.heading, size, rank === 2 ? look.accent : look.ink)
    doc.text(text, left, doc.y, { width })
  })
  paper.space(look.size * 0.35)
}

export function paragraph(
  paper: Paper,
  text: string,
  options: { italic?: boolean; indent?: number } = {},
) {
  const { doc, look, left, width } = paper
  if (text === '') return
  const indent = options.indent ?? 0
  paper.room(look.size * 2.8)
  paper.tag('P', () => {
    paper.font(options.italic ? look.italic : look.text)
    doc.text(text, left + indent, doc.y, { width: width - 2 * indent, lineGap: look.lineGap })
  })
  paper.space(look.size * 0.62)
}

/** Points, each after a dash. */
export function points(paper: Paper, items: string[]) {
  const { doc, look, left, width } = paper
  for (const item of items) {
    paper.room(look.size * 2.8)
    paper.tag('P', () => {
      paper.font(look.text)
      const { y } = doc
      doc.text('–', left + 4, y, { lineBreak: false })
      doc.text(item, left + 18, y, { width: width - 18, lineGap: look.lineGap })
    })
    paper.space(look.size * 0.25)
  }
  paper.space(look.size * 0.4)
}

/** Small lines of label and value, as at the head of a form. */
export function facts(paper: Paper, pairs: [string, string][]) {
  const { doc, look, left, width } = paper
  const label = Math.min(150, width * 0.3)
  for (const [name, value] of pairs) {
    paper.room(look.size * 2)
    paper.tag('P', () => {
      const { y } = doc
      paper.font(look.bold, look.size * 0.95)
      doc.text(name, left, y, { width: label - 8, lineBreak: false })
      paper.font(look.text, look.size * 0.95)
      doc.text(value, left + label, y, { width: width - label, lineGap: 1 })
    })
    paper.space(2.5)
  }
  paper.space(look.size * 0.6)
}

/** A picture over the width of the text or less, with the words under it. */
export function picture(
  paper: Paper,
  image: { bytes: Uint8Array; width: number; height: number },
  caption: string,
  share = 1,
) {
  const { doc, left, width } = paper
  const across = width * share
  const down = (across * image.height) / image.width
  paper.room(down + 34)
  const top = doc.y
  paper.tag(
    'Figure',
    () => {
      doc.image(Buffer.from(image.bytes), left + (width - across) / 2, top, { width: across })
    },
    { alt: caption },
  )
  doc.y = top + down
  captionUnder(paper, caption)
}

export function captionUnder(paper: Paper, caption: string) {
  const { doc, look, left, width } = paper
  paper.space(5)
  paper.tag('Caption', () => {
    paper.font(look.italic, look.size * 0.86, '#4a4a4a')
    doc.text(caption, left, doc.y, { width, lineGap: 1 })
  })
  paper.space(look.size)
}
