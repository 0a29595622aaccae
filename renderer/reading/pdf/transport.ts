import { PDFDataRangeTransport } from 'pdfjs-dist'
import type { EvidenceSource } from '../source.ts'

/** Gives a document the bytes that it asks for, from this device; `onError` when one cannot be read. */
export class SourceTransport extends PDFDataRangeTransport {
  readonly #source: EvidenceSource
  readonly #onError: (error: unknown) => void
  #ended = false

  constructor(source: EvidenceSource, onError: (error: unknown) => void) {
    super(source.size, null)
    this.#source = source
    this.#onError = onError
  }

  override requestDataRange(begin: number, end: number) {
    void this.#give(begin, end)
  }

  override abort() {
    this.#ended = true
  }

  async #give(begin: number, end: number) {
    try {
      const bytes = await this.#source.read(begin, end)
      // A copy: pdf.js sends the bytes away, and they may belong to more than this document.
      if (!this.#ended) this.onDataRange(begin, bytes.slice())
    } catch (error) {
      if (!this.#ended) this.#onError(error)
    }
  }
}
