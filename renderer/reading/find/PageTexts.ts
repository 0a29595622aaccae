import type { Labels } from '../sheets/labels.ts'
import type { KeptTexts } from './kept.ts'

/** Pages whose text is kept as one. */
export const partSize = 64

/** Pages that are read for later at the same time: so what reads them seldom has to wait. */
const atOnce = 3

export type ReadPage = (page: number, signal: AbortSignal) => Promise<string>
export type ReadLabels = () => Promise<Labels | null>
export type TakePage = (page: number, text: string) => void

const partOf = (page: number) => Math.floor(page / partSize)

/**
 * The text of a document, page by page, counted from 0: read out of the document once, and kept for
 * the next time that it is opened.
 */
export class PageTexts {
  readonly pages: number
  readonly #keeper: KeptTexts
  readonly #read: ReadPage
  readonly #readLabels: ReadLabels
  readonly #texts: (string | undefined)[]
  #labels: Promise<Labels | null> | null = null
  /** The pages that are being read. */
  readonly #reading = new Map<number, Promise<string>>()
  /** The parts that are being kept. */
  readonly #keeping = new Set<Promise<void>>()
  /** The parts that were asked of the keeper. */
  readonly #asked = new Map<number, Promise<void>>()

  /**
   * @param read takes the text of a page out of the document
   * @param readLabels takes out of it what it calls its pages
   */
  constructor(pages: number, read: ReadPage, readLabels: ReadLabels, keeper: KeptTexts) {
    this.pages = pages
    this.#read = read
    this.#readLabels = readLabels
    this.#keeper = keeper
    this.#texts = Array.from({ length: pages })
  }

  /** @param read in place of the document's own reading */
  readonly text = async (page: number, signal: AbortSignal, read = this.#read): Promise<string> => {
    const known = this.#texts[page] ?? (await this.#ask(page))
    if (known !== undefined) return known
    // What somebody else reads already comes from there; where they give up, it is read here.
    const under = this.#reading.get(page)
    const shared = under && (await under.catch(() => undefined))
    if (shared !== undefined) return shared
    signal.throwIfAborted()
    const reading = read(page, signal)
    this.#reading.set(page, reading)
    try {
      const text = await reading
      this.#take(page, text)
      return text
    } finally {
      if (this.#reading.get(page) === reading) this.#reading.delete(page)
    }
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
   * @param take is given each page's text
   */
  async fill(from: number, signal: AbortSignal, read: ReadPage, take: TakePage): Promise<void> {
    let begun = 0
    const walk = async () => {
      while (begun < this.pages && !signal.aborted) {
        const page = (from + begun++) % this.pages
        const text = await this.text(page, signal, read).catch(() => null)
        if (text !== null && !signal.aborted) take(page, text)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, walk))
  }

  async #ask(page: number): Promise<string | undefined> {
    const part = partOf(page)
    const asked = this.#asking(part)
    // Whoever looks through all of it finds the next one there.
    if ((part + 1) * partSize < this.pages) void this.#asking(part + 1)
    await asked
    return this.#texts[page]
  }

  #asking(part: number): Promise<void> {
    const asked = this.#asked.get(part) ?? this.#load(part)
    this.#asked.set(part, asked)
    return asked
  }

  async #load(part: number) {
    const kept = await this.#keeper.read(part).catch(() => null)
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
    const keeping = this.#keep(part, texts as string[]).catch(() => {})
    this.#keeping.add(keeping)
    void keeping.then(() => this.#keeping.delete(keeping))
  }

  /** Until what was read whole is kept: what it is called is asked of the document, which must be open. */
  async kept(): Promise<void> {
    await Promise.all(this.#keeping)
  }

  async #keep(part: number, texts: string[]) {
    const asked = part === 0 ? await this.#askLabels().catch(() => undefined) : undefined
    const labels = asked === undefined ? {} : { labels: asked }
    await this.#keeper.write(part, { pages: this.pages, texts, ...labels })
  }
}
