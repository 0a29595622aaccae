import type { PDFPageProxy } from 'pdfjs-dist'
import type { TextContent } from 'pdfjs-dist/types/src/display/api'

/**
 * No page that somebody reads has more runs of text. A window lays each out, and looks through them
 * all for what is under the pointer.
 */
const usual = 2500

/**
 * The text of a page with where it stands; of one that has no end, its beginning.
 * @param most runs of text that are read
 */
export async function textOf(page: PDFPageProxy, most = usual): Promise<TextContent> {
  const text: TextContent = { items: [], styles: {}, lang: null }
  const reader = (
    page.streamTextContent({ includeMarkedContent: true }) as ReadableStream<TextContent>
  ).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text
    text.lang ??= value.lang
    Object.assign(text.styles, value.styles)
    for (const item of value.items) text.items.push(item)
    if (text.items.length < most) continue
    text.items.length = most
    // What the parser says to that is of no use to anybody.
    reader.cancel(new Error('enough')).catch(() => {})
    return text
  }
}
