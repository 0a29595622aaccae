import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api'
import type { Box } from '../anchoring/geometry.ts'
import { linesOf, type Rect } from '../anchoring/lines.ts'
import type { Span } from '../find/search.ts'
import { pageText } from './pageText.ts'

/** Where letters reach above and below their line, where a font does not tell, in parts of its size. */
const usual = { ascent: 0.8, descent: -0.2 }

/** Hundredths are finer than any screen shows. */
const round = (value: number) => Math.round(value * 100) / 100

/**
 * Where a part of a page's text stands, line by line, in PDF user space. Within a run the letters
 * are taken to be of one width, as a run tells no more than its whole.
 */
export function boxesOf(content: TextContent, { start, end }: Span): Box[] {
  const runs = content.items.filter((item): item is TextItem => 'str' in item)
  const { starts } = pageText(content)
  const pieces = runs.flatMap((run, index) => {
    const length = run.str.length
    const [from, to] = [Math.max(0, start - starts[index]!), Math.min(length, end - starts[index]!)]
    return to > from && run.str.slice(from, to).trim() !== ''
      ? rectOf(run, content.styles[run.fontName], [from / length, to / length])
      : []
  })
  return linesOf(pieces).map(({ left, top, right, bottom }) => [
    round(left),
    round(top),
    round(right - left),
    round(bottom - top),
  ])
}

type Style = TextContent['styles'][string] | undefined

/** The part of a run between two shares of its letters, whichever way it is written. */
export function rectOf(
  { transform, width, height, dir }: TextItem,
  style: Style,
  shares: number[],
): Rect {
  const [a, b, c, d, x, y] = transform as number[]
  const unit = (one: number, other: number) => {
    const size = Math.hypot(one, other) || 1
    return [one / size, other / size] as const
  }
  const size = Math.hypot(c!, d!)
  const isColumn = style?.vertical === true
  const along = isColumn ? unit(-c!, -d!) : unit(a!, b!)
  const across = isColumn ? unit(a!, b!) : unit(c!, d!)
  const length = isColumn ? height : width
  const [low, high] = isColumn
    ? [-size / 2, size / 2]
    : [size * (style?.descent || usual.descent), size * (style?.ascent || usual.ascent)]
  const parts = dir === 'rtl' ? shares.map((share) => 1 - share) : shares
  const corners = parts.flatMap((share) =>
    [low, high].map((off) => [
      x! + along[0] * share * length + across[0] * off,
      y! + along[1] * share * length + across[1] * off,
    ]),
  )
  const [xs, ys] = [corners.map(([left]) => left!), corners.map(([, top]) => top!)]
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  }
}
