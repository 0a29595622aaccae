import type { Paper } from './paper.ts'

export type Series = { name: string; colour: string; points: [number, number][] }

export type Chart = {
  kind: 'line' | 'bars' | 'dots'
  /** With its unit. */
  yTitle: string
  xTitle: string
  /** Labels in place of numbers: the x of a point is then the place of its label, from 0. */
  labels?: string[]
  series: Series[]
  /** What the chart shows, for those who cannot see it. */
  alt: string
}

const colours = { grid: '#dddddd', axis: '#555555' }

/** Steps of 1, 2 or 5 that cover the range in about four parts. */
function ticks(low: number, high: number): number[] {
  const rough = (high - low || 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough)!
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
}

const decimalsOf = (marks: number[]) => {
  const step = marks[1]! - marks[0]!
  return step >= 1 ? 0 : step >= 0.1 ? 1 : 2
}

/** Draws a chart in vectors into a box of so many points. */
export function drawChart(
  paper: Paper,
  chart: Chart,
  box: { x: number; y: number; width: number; height: number },
) {
  const { doc, look } = paper
  const all = chart.series.flatMap(({ points }) => points)
  const ys = all.map(([, y]) => y)
  const xs = all.map(([x]) => x)
  const yMarks = ticks(
    chart.kind === 'bars' ? Math.min(0, ...ys) : Math.min(...ys),
    Math.max(...ys),
  )
  const xMarks = chart.labels ? [] : ticks(Math.min(...xs), Math.max(...xs))
  const yRange = [yMarks[0]!, yMarks.at(-1)!] as const
  const xRange: readonly [number, number] = chart.labels
    ? [-0.5, chart.labels.length - 0.5]
    : [xMarks[0]!, xMarks.at(-1)!]
  const plot = {
    x: box.x + 40,
    y: box.y + 8 + (chart.series.length > 1 ? 16 : 0),
    width: box.width - 50,
    height: box.height - 46 - (chart.series.length > 1 ? 16 : 0),
  }
  const across = (x: number) => plot.x + ((x - xRange[0]) / (xRange[1] - xRange[0])) * plot.width
  const up = (y: number) =>
    plot.y + plot.height - ((y - yRange[0]) / (yRange[1] - yRange[0])) * plot.height
  const write = (
    text: string,
    x: number,
    y: number,
    width: number,
    align: 'left' | 'center' | 'right',
  ) => {
    doc.font(look.text).fontSize(8).fillColor(colours.axis)
    doc.text(text, x, y, { width, align, lineBreak: false })
  }

  for (const mark of yMarks) {
    doc
      .moveTo(plot.x, up(mark))
      .lineTo(plot.x + plot.width, up(mark))
      .lineWidth(0.5)
      .strokeColor(colours.grid)
      .stroke()
    write(mark.toFixed(decimalsOf(yMarks)), box.x + 8, up(mark) - 4.5, 28, 'right')
  }
  for (const mark of xMarks)
    write(
      mark.toFixed(decimalsOf(xMarks)),
      across(mark) - 20,
      plot.y + plot.height + 4,
      40,
      'center',
    )
  for (const [place, label] of (chart.labels ?? []).entries()) {
    const room = plot.width / chart.labels!.length
    write(label, across(place) - room / 2, plot.y + plot.height + 4, room, 'center')
  }
  doc
    .moveTo(plot.x, plot.y)
    .lineTo(plot.x, plot.y + plot.height)
    .lineTo(plot.x + plot.width, plot.y + plot.height)
    .lineWidth(0.8)
    .strokeColor(colours.axis)
    .stroke()

  for (const [place, series] of chart.series.entries()) {
    if (chart.kind === 'bars') {
      const room = plot.width / (chart.labels?.length ?? series.points.length)
      const bar = (room * 0.64) / chart.series.length
      for (const [x, y] of series.points) {
        const from = across(x) - room * 0.32 + bar * place
        doc.rect(from, up(y), bar * 0.92, up(yRange[0]) - up(y)).fill(series.colour)
      }
      continue
    }
    if (chart.kind === 'line') {
      for (const [index, [x, y]] of series.points.entries())
        if (index === 0) doc.moveTo(across(x), up(y))
        else doc.lineTo(across(x), up(y))
      doc.lineWidth(1.4).lineJoin('round').strokeColor(series.colour).stroke()
    }
    for (const [x, y] of series.points)
      doc.circle(across(x), up(y), chart.kind === 'dots' ? 2.4 : 1.9).fill(series.colour)
  }

  if (chart.series.length > 1) {
    let x = plot.x
    for (const { name, colour } of chart.series) {
      doc.rect(x, box.y + 5, 9, 9).fill(colour)
      write(name, x + 13, box.y + 5, 140, 'left')
      doc.font(look.text).fontSize(8)
      x += 13 + doc.widthOfString(name) + 16
    }
  }
  write(chart.xTitle, plot.x, box.y + box.height - 14, plot.width, 'center')
  doc.save()
  doc.rotate(-90, { origin: [box.x + 4, plot.y + plot.height] })
  write(chart.yTitle, box.x + 4, plot.y + plot.height - 5, plot.height, 'center')
  doc.restore()
}

/** A chart over the width of the text, with the words under it. */
export function figure(paper: Paper, chart: Chart, caption: string, height = 190) {
  const { doc, look, left, width } = paper
  paper.room(height + 36)
  const top = doc.y
  paper.tag('Figure', () => drawChart(paper, chart, { x: left, y: top, width, height }), {
    alt: chart.alt,
  })
  doc.x = left
  doc.y = top + height + 3
  paper.tag('Caption', () => {
    paper.font(look.italic, look.size * 0.86, '#4a4a4a')
    doc.text(caption, left, doc.y, { width, lineGap: 1 })
  })
  paper.space(look.size)
}
