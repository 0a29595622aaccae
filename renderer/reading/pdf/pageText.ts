import type { TextContent } from 'pdfjs-dist/types/src/display/api'

/** The text of a page in reading order. Run `n` of the page begins at `starts[n]`. */
export type PageText = { text: string; starts: number[] }

/** A run is what pdf.js shows as one piece; where it ends a line, the text has a line break. */
export function pageText({ items }: Pick<TextContent, 'items'>): PageText {
  const parts: string[] = []
  const starts: number[] = []
  let length = 0
  for (const item of items) {
    if (!('str' in item)) continue
    starts.push(length)
    const part = item.hasEOL ? `${item.str}\n` : item.str
    parts.push(part)
    length += part.length
  }
  return { text: parts.join(''), starts }
}
