import type { Paper } from './paper.ts'

export type Column = {
  title: string
  /** The part of the width that it takes, against the other columns. */
  share: number
  number?: boolean
}

/** A table with rules, whose head is repeated where it runs over to another page. */
export function table(
  paper: Paper,
  { columns, rows, caption }: { columns: Column[]; rows: string[][]; caption?: string },
) {
  const { doc, look, left, width } = paper
  const size = look.size * 0.88
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const places = columns.map(({ share }, index) => ({
    x: left + (width * columns.slice(0, index).reduce((sum, one) => sum + one.share, 0)) / all,
    width: (width * share) / all,
  }))
  const pad = 4

  const heightOf = (cells: string[], bold: boolean) => {
    paper.font(bold ? look.bold : look.text, size)
    return (
      Math.max(
        ...cells.map((cell, index) =>
          doc.heightOfString(cell, { width: places[index]!.width - 2 * pad, lineGap: 0.5 }),
        ),
      ) +
      2 * pad -
      1
    )
  }
  const line = (y: number, thickness: number, colour: string) =>
    paper.plain(() => {
      doc
        .moveTo(left, y)
        .lineTo(left + width, y)
        .lineWidth(thickness)
        .strokeColor(colour)
        .stroke()
    })
  const row = (cells: string[], head: boolean) => {
    const height = heightOf(cells, head)
    const top = doc.y
    if (head) line(top, 1, look.ink)
    tagged.row(
      head ? 'TH' : 'TD',
      cells.map((cell, index) => () => {
        paper.font(head ? look.bold : look.text, size)
        doc.text(cell, places[index]!.x + pad, top + pad, {
          width: places[index]!.width - 2 * pad,
          align: columns[index]!.number ? 'right' : 'left',
          lineGap: 0.5,
        })
      }),
    )
    doc.y = top + height
    line(doc.y, head ? 0.8 : 0.35, head ? look.ink : '#b5b5b5')
  }
  const titles = columns.map(({ title }) => title)
  if (caption) {
    paper.room(90)
    paper.tag('Caption', () => {
      paper.font(look.italic, look.size * 0.86, '#4a4a4a')
      doc.text(caption, left, doc.y, { width, lineGap: 1 })
    })
    paper.space(4)
  } else paper.room(70)
  const tagged = paper.openTable()
  row(titles, true)
  for (const cells of rows) {
    if (doc.y + heightOf(cells, false) > paper.bottom) {
      paper.newPage()
      row(titles, true)
    }
    row(cells, false)
  }
  tagged.end()
  line(doc.y, 0.8, look.ink)
  doc.x = left
  paper.space(look.size * 1.1)
}
