import type { Labels } from '../sheets/labels.ts'
import type { KeptTexts } from './kept.ts'

/** Pages whose text is kept as one. */
export const partSize = 64

export type ReadPage = (page: number, signal: AbortSignal) => Promise<string>
export type ReadLabels = () => Promise<Labels | null>
export type TakePage = (page: number, text: string) => Promise<void>

const partOf = (page: number) => Math.floor(page / partSize)

/**
 * The text of a document, page by page, counted from 0: read out of the document once, and kept for
 * the next time that it is opened.
 */
export class PageTexts {
  readonly pages: number
  readonly #kept: KeptTexts
  readonly #read: ReadPage
  readonly #readLabels: ReadLabels
  readonly #texts: (string | undefined)[]
  #labels: Promise<Labels | null> | null = null
  /** The parts that were asked of the keeper. */
  readonly #asked = new Map<number, Promise<void>>()

  /**
   * @param read takes the text of a page out of the document
   * @param readLabels takes out of it what it calls its pages
   */
  constructor(pages: number, read: ReadPage, readLabels: ReadLabels, kept: KeptTexts) {
    this.pages = pages
    this.#read = read
    this.#readLabels = readLabels
    this.#kept = kept
    this.#texts = Array.from({ length: pages })
  }

  /** @param read in place of the document's own reading */
  readonly text = async (page: number, signal: AbortSignal, read = this.#read): Promise<string> => {
    const known = this.#texts[page] ?? (await this.#ask(page))
    if (known !== undefined) return known
    signal.throwIfAborted()
    const text = await read(page, signal)
    this.#take(page, text)
    return text
  }

  /** What the document calls its pages; null where that is their number, or cannot be read now. */
  labels = (): Promise<Labels | null> => this.#askLabels().catch(() => null)

  async #askLabels(): Promise<Labels | null> {
    await this.#ask(0)
    const asking = (this.#labels ??= this.#readLabels())
    // A document that was closed meanwhile is asked again when it is open.
    asking.catch(() => this.#labels === asking && (this.#labels = null))
    return asking
  }

  /**
   * Reads every page that is not known, from one on and around the end.
   * @param read where it fails, the page is left to whoever asks for it
   * @param take is given each page's text, and waited for
   */
  async fill(from: number, signal: AbortSignal, read: ReadPage, take: TakePage): Promise<void> {
    for (let done = 0; done < this.pages && !signal.aborted; done += 1) {
      const page = (from + done) % this.pages
      const text = await this.text(page, signal, read).catch(() => null)
      if (text !== null && !signal.aborted) await take(page, text)
    }
  }

  async #ask(page: number): Promise<string | undefined> {
    const part = partOf(page)
    const asked = this.#asked.get(part) ?? this.#load(part)
    this.#asked.set(part, asked)
    await asked
    return this.#texts[page]
  }

  async #load(part: number) {
    const kept = await this.#kept.read(part).catch(() => null)
    if (kept?.pages !== this.pages) return
    if (kept.labels !== undefined) this.#labels = Promise.resolve(kept.labels)
    for (const [index, text] of kept.texts.entries()) this.#texts[part * partSize + index] ??= text
  }

  #take(page: number, text: string) {
    if (this.#texts[page] !== undefined) return
    this.#texts[page] = text
    const part = partOf(page)
    const texts = this.#texts.slice(part * partSize, (part + 1) * partSize)
    if (texts.some((one) => one === undefined)) return
    // What cannot be kept is read again the next time.
    this.#keep(part, texts as string[]).catch(() => {})
  }

  async #keep(part: number, texts: string[]) {
    const asked = part === 0 ? await this.#askLabels().catch(() => undefined) : undefined
    const labels = asked === undefined ? {} : { labels: asked }
    await this.#kept.write(part, { pages: this.pages, texts, ...labels })
  }
}
