import type { Area, Geometry } from './geometry.ts'
import { layersIn, type TextOnScreen } from './layers.ts'
import { linesOf, type Rect } from './lines.ts'
import { longest, type Passage, quote } from './quote.ts'

/** The passages that a selection covers in what is read inside an element, one for each page. */
export function chosenPassages(root: Element, selection: Selection | null): Passage[] {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return []
  const range = selection.getRangeAt(0)
  return layersIn(root).flatMap(([container, layer]) => {
    const passage = range.intersectsNode(container) ? passageOn(container, layer, range) : null
    return passage ?? []
  })
}

/** Part of a run: its letters from `from` up to and without `to`. */
type Part = { run: number; node: Text; from: number; to: number }

function passageOn(container: Element, layer: TextOnScreen, range: Range): Passage | null {
  const parts = layer.runs.flatMap((run, index) => partOf(run, index, range) ?? [])
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return null
  const from = layer.starts[first.run]! + first.from
  const to = layer.starts[last.run]! + last.to
  const words = layer.text.slice(from, to)
  const start = from + words.length - words.trimStart().length
  const span = { start, end: start + words.trim().length }
  if (span.end <= span.start || span.end - span.start > longest) return null
  const boxes = layer.geometry ? boxesOf(parts, container, layer.geometry) : []
  return { type: 'passage', page: layer.page, ...quote(layer.text, span), boxes }
}

function boxesOf(parts: Part[], container: Element, geometry: Geometry) {
  const page = container.parentElement!.getBoundingClientRect()
  const lines = linesOf(parts.map(rectOf).filter(isSeen))
  return lines.map((line) => geometry.toBox(areaOf(line, page)))
}

function partOf(run: HTMLElement, index: number, range: Range): Part | null {
  const node = run.firstChild
  if (!(node instanceof Text) || !range.intersectsNode(node)) return null
  const whole = document.createRange()
  whole.selectNodeContents(node)
  const beginsLater = range.compareBoundaryPoints(Range.START_TO_START, whole) > 0
  const endsSooner = range.compareBoundaryPoints(Range.END_TO_END, whole) < 0
  // A boundary that is not in the letters is beside them.
  const begin = range.startContainer === node ? range.startOffset : node.length
  const end = range.endContainer === node ? range.endOffset : 0
  const [from, to] = [beginsLater ? begin : 0, endsSooner ? end : node.length]
  return to > from ? { run: index, node, from, to } : null
}

function rectOf({ node, from, to }: Part): Rect {
  const letters = document.createRange()
  letters.setStart(node, from)
  letters.setEnd(node, to)
  return letters.getBoundingClientRect()
}

const isSeen = ({ left, right, top, bottom }: Rect) => right > left && bottom > top

/** A box of the screen, in per cent of its page. */
const areaOf = (line: Rect, page: Rect): Area => ({
  left: (100 * (line.left - page.left)) / (page.right - page.left),
  top: (100 * (line.top - page.top)) / (page.bottom - page.top),
  width: (100 * (line.right - line.left)) / (page.right - page.left),
  height: (100 * (line.bottom - line.top)) / (page.bottom - page.top),
})
