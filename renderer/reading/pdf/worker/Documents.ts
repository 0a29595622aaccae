import { transfer } from 'comlink'
import {
  getDocument,
  InvalidPDFException,
  PasswordResponses,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist'
import { pieceSize } from '../../../../shared/model/evidence.ts'
import { coverText } from '../../covers/text.ts'
import { type Outline, readOutline } from '../../panel/outline.ts'
import { type Labels, readLabels } from '../../sheets/labels.ts'
import { pointOf } from '../destination.ts'
import { pageText } from '../pageText.ts'
import type { PageShape } from '../viewport.ts'
import { Canvases, NoFilters } from './canvases.ts'
import { Hidden, type PageCover, shapeOf } from './Hidden.ts'
import { type Area, paint, type Picture, type Want } from './paint.ts'
import { textOf } from './text.ts'
import { RangeTransport, type ReadRange } from './transport.ts'

/** Where pdf.js finds the parts of itself, as whole addresses. */
export type Addresses = {
  parser: string
  cMapUrl: string
  standardFontDataUrl: string
  wasmUrl: string
  iccUrl: string
}

export type Opening =
  | { is: 'open'; id: number; pages: number }
  | { is: 'locked'; wrong: boolean }
  /** `detail` is the end of a sentence that names the document. */
  | { is: 'unreadable'; detail: string }

/** A place inside a document: a page, and a point of it in its own space where one is meant. */
export type Target = { page: number; point: [x: number, y: number] | null }

type OpenDocument = { task: PDFDocumentLoadingTask; proxy: PDFDocumentProxy; hidden: Hidden }

/** Pixels of one image in a document; a larger one is left out of its page. */
const largestImage = 100e6

/**
 * The documents that are open in this thread. pdf.js parses them in a thread of its own below it and
 * paints them here, so that the window is asked for nothing but bytes, and given nothing but pictures
 * and words. What a document is opened with covers on leaves this thread in no answer. Pages are
 * counted from 0; what is thrown of one is of pdf.js' making.
 */
export class Documents {
  #parser: PDFWorker | null = null
  #addresses: Omit<Addresses, 'parser'> | null = null
  readonly #open = new Map<number, OpenDocument>()
  readonly #jobs = new Map<number, AbortController>()
  #opened = 0

  /** Starts the thread that parses: to be called once, before all else. */
  start({ parser, ...addresses }: Addresses) {
    const port = new Worker(parser, { type: 'module', name: 'pdf parser' })
    // What ends it ends this thread for whoever started it.
    port.addEventListener('error', ({ message }) => reportError(new Error(message)))
    // Given a port, pdf.js never falls back to parsing in this thread.
    this.#parser = PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS })
    this.#addresses = addresses
  }

  /** Opens a document of so many bytes. Of one that is not open in the end, nothing stays. */
  async open(
    size: number,
    password: string | null,
    covers: readonly PageCover[],
    read: ReadRange,
  ): Promise<Opening> {
    const asked = Promise.withResolvers<Exclude<Opening, { is: 'open' }>>()
    const unread = () => asked.resolve({ is: 'unreadable', detail: 'its bytes cannot be read' })
    const task = getDocument({
      range: new RangeTransport(size, read, unread),
      rangeChunkSize: pieceSize,
      worker: this.#parser!,
      ...(password === null ? {} : { password }),
      ...this.#addresses!,
      CanvasFactory: Canvases,
      FilterFactory: NoFilters,
      // Of a document it asks for nothing but where its fonts are loaded.
      ownerDocument: { fonts: (self as unknown as { fonts: FontFaceSet }).fonts } as HTMLDocument,
      // The scheme of the desktop window is not http, which pdf.js would otherwise ask for.
      useWorkerFetch: true,
      disableAutoFetch: true,
      disableStream: true,
      disableWorkerRendering: true,
      enableXfa: false,
      // Evidence shows what can be shown of it.
      stopAtErrors: false,
      maxImageSize: largestImage,
      verbosity: VerbosityLevel.ERRORS,
    })
    task.onPassword = (_give: unknown, reason: number) =>
      asked.resolve({ is: 'locked', wrong: reason === PasswordResponses.INCORRECT_PASSWORD })
    const found = await Promise.race([asked.promise, proxyOf(task)])
    if ('is' in found) {
      await task.destroy().catch(() => {})
      return found
    }
    const id = ++this.#opened
    this.#open.set(id, { task, proxy: found, hidden: new Hidden(found, covers) })
    return { is: 'open', id, pages: found.numPages }
  }

  async close(id: number) {
    const opened = this.#open.get(id)
    this.#open.delete(id)
    await opened?.task.destroy()
  }

  async shape(id: number, index: number): Promise<PageShape> {
    return shapeOf(await this.#page(id, index))
  }

  /** @param job names it, so that it can be stopped */
  async paint(
    id: number,
    index: number,
    want: Want,
    part: Area | null,
    job: number,
  ): Promise<Picture> {
    const stop = new AbortController()
    this.#jobs.set(job, stop)
    try {
      const page = await this.#page(id, index)
      stop.signal.throwIfAborted()
      const picture = await paint(page, want, part, this.#hidden(id).on(index), stop.signal)
      return transfer(picture, [picture.bitmap])
    } finally {
      this.#jobs.delete(job)
    }
  }

  stop(job: number) {
    this.#jobs.get(job)?.abort()
  }

  /** Gives back what was decoded to paint a page; what is being painted of it goes on. */
  async forget(id: number, index: number) {
    const page = await this.#page(id, index)
    page.cleanup()
  }

  async text(id: number, index: number) {
    const page = await this.#page(id, index)
    return coverText(await textOf(page), this.#hidden(id).on(index), shapeOf(page))
  }

  /** The text of a page in reading order, without where it stands. */
  async words(id: number, index: number): Promise<string> {
    return pageText(await this.text(id, index)).text
  }

  /** What the document says of how a page is to be read; null where it says nothing. */
  async structure(id: number, index: number): Promise<unknown> {
    const page = await this.#page(id, index)
    return this.#hidden(id).structure(index, await page.getStructTree())
  }

  /** The links of a page as the document has them, unchecked. */
  async links(id: number, index: number): Promise<unknown[]> {
    const page = await this.#page(id, index)
    const annotations = (await page.getAnnotations({ intent: 'display' })) as Record<
      string,
      unknown
    >[]
    const links = annotations.flatMap(({ id: name, subtype, rect, url, dest }) =>
      subtype === 'Link' ? { id: name, rect, url, dest } : [],
    )
    return this.#hidden(id).links(index, links, shapeOf(page))
  }

  async labels(id: number): Promise<Labels | null> {
    return this.#hidden(id).labels(readLabels(await this.#proxy(id).getPageLabels()))
  }

  /** The table of contents that the document carries. */
  async outline(id: number): Promise<Outline> {
    return this.#hidden(id).outline(readOutline(await this.#proxy(id).getOutline()))
  }

  /** Where a place inside the document lies; null where it leads nowhere. */
  async target(id: number, destination: unknown): Promise<Target | null> {
    const proxy = this.#proxy(id)
    const explicit: unknown =
      typeof destination === 'string' ? await proxy.getDestination(destination) : destination
    if (!Array.isArray(explicit)) return null
    const page = await pageOf(proxy, explicit)
    return page === null ? null : { page, point: pointOf(explicit) }
  }

  /** Asks both threads something small; one that hangs does not answer. */
  async ping(id: number) {
    await this.#proxy(id).getDestination('ping')
  }

  #opening(id: number) {
    const opened = this.#open.get(id)
    if (!opened) throw new Error('The document was closed')
    return opened
  }

  #proxy(id: number) {
    return this.#opening(id).proxy
  }

  #hidden(id: number) {
    return this.#opening(id).hidden
  }

  #page(id: number, index: number) {
    return this.#proxy(id).getPage(index + 1)
  }
}

/** The document, or why there is none. */
async function proxyOf(task: PDFDocumentLoadingTask) {
  const unreadable = (detail: string) => ({ is: 'unreadable' as const, detail })
  try {
    const proxy = await task.promise
    return proxy.numPages > 0 ? proxy : unreadable('it has no pages')
  } catch (error) {
    return error instanceof InvalidPDFException
      ? unreadable('it is damaged, or not a whole PDF document')
      : unreadable('its content is damaged')
  }
}

async function pageOf(proxy: PDFDocumentProxy, [target]: unknown[]): Promise<number | null> {
  if (typeof target === 'number') return target >= 0 && target < proxy.numPages ? target : null
  if (typeof target !== 'object' || target === null) return null
  return proxy.getPageIndex(target as { num: number; gen: number }).catch(() => null)
}
