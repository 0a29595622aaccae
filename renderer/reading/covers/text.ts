import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api'
import type { CoverBox } from '../../../shared/model/cover.ts'
import { rectOf } from '../pdf/boxes.ts'
import { type PageShape, Viewport } from '../pdf/viewport.ts'

/** A line that is covered less than so much of its height is the one beside what is meant. */
const touch = 0.1

/**
 * The text of a page without what is under covers. A run of text goes whole, as it does not tell how
 * wide its letters are, and a name that is half left can be read. Blanks take its place, as many as it
 * had letters, so that all else stays where anchors know it to be.
 */
export function coverText(content: TextContent, boxes: readonly CoverBox[], shape: PageShape) {
  if (boxes.length === 0) return content
  const items = content.items.map((item) =>
    'str' in item && isUnder(item, content, boxes, shape)
      ? { ...item, str: item.str.replaceAll(/[^]/g, ' ') }
      : item,
  )
  return { ...content, items }
}

/** The words under covers, three letters and longer, as they are compared. */
export function coveredWords(
  content: TextContent,
  boxes: readonly CoverBox[],
  shape: PageShape,
): string[] {
  return content.items.flatMap((item) =>
    'str' in item && isUnder(item, content, boxes, shape) ? wordsOf(item.str) : [],
  )
}

export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{3,}/gu) ?? []

function isUnder(
  item: TextItem,
  { styles }: TextContent,
  boxes: readonly CoverBox[],
  shape: PageShape,
): boolean {
  if (item.str === '') return false
  const rect = rectOf(item, styles[item.fontName], [0, 1])
  const edges = edgesOf([rect.left, rect.top, rect.right, rect.bottom], shape)
  return boxes.some((box) => lies(edges, box))
}

/** In parts of the page as it stands upright. */
type Edges = { left: number; top: number; right: number; bottom: number }

/** @param rect x, y and x, y of two corners in the page's own space */
export function edgesOf(rect: readonly number[], shape: PageShape): Edges {
  const viewport = new Viewport(shape, 1, 0)
  const [x1, y1] = viewport.convertToViewportPoint(rect[0]!, rect[1]!)
  const [x2, y2] = viewport.convertToViewportPoint(rect[2]!, rect[3]!)
  return {
    left: Math.min(x1, x2) / viewport.width,
    top: Math.min(y1, y2) / viewport.height,
    right: Math.max(x1, x2) / viewport.width,
    bottom: Math.max(y1, y2) / viewport.height,
  }
}

/** Whether something lies under a cover with more than its edge, whichever way it is written. */
export function lies({ left, top, right, bottom }: Edges, [x, y, width, height]: CoverBox) {
  const across = Math.min(right, x + width) - Math.max(left, x)
  const down = Math.min(bottom, y + height) - Math.max(top, y)
  if (across <= 0 || down <= 0) return false
  const thickness = Math.min(right - left, bottom - top)
  return Math.min(across, down) >= Math.min(thickness, width, height) * touch
}
