import { type PageViewport, TextLayer } from 'pdfjs-dist'
import type { TextContent } from 'pdfjs-dist/types/src/display/api'
import type { Viewport } from './viewport.ts'

/**
 * How much is written before the window may do something else: some milliseconds of work. Of a page
 * with very much, what is there already takes more of a frame than what is new.
 */
const portionAfter = (written: number) => Math.max(64, written >> 4)

/**
 * pdf.js' layer with the words of a page, which are written when it is rendered: in portions, so that
 * whoever scrolls, reads or types is not held up. While nobody looks, each is laid out at once, so that
 * they are there when the page is shown.
 */
export function textLayer(
  container: HTMLElement,
  text: TextContent,
  viewport: Viewport,
  isSeen: () => boolean,
): TextLayer {
  const { pageWidth, pageHeight } = viewport.rawDims
  container.style.setProperty('--page-width', String(pageWidth))
  container.style.setProperty('--page-height', String(pageHeight))
  container.style.setProperty('--user-unit', String(viewport.userUnit))
  const { items, ...rest } = text
  let at = 0
  const textContentSource = new ReadableStream({
    async pull(controller) {
      // Out of sight also before the first words: what is around them has not been laid out yet.
      if (!isSeen()) layOut(container)
      if (at > 0 || !isSeen()) await turn(isSeen() ? 'user-blocking' : 'user-visible')
      const next = at + portionAfter(at)
      controller.enqueue({ ...rest, items: items.slice(at, next) })
      at = next
      if (at >= items.length) controller.close()
    },
  })
  // Of a viewport it reads no more than ours has.
  const seen = viewport as unknown as PageViewport
  return new TextLayer({ textContentSource, container, viewport: seen })
}

/** Has an element laid out although it is skipped as long as nobody looks. */
export const layOut = (element: Element) => void element.getBoundingClientRect()

const turn = (priority: TaskPriority) => scheduler.postTask(() => {}, { priority })
