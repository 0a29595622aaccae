import { PDFDataRangeTransport } from 'pdfjs-dist'

/** Bytes of a document from `begin` up to and without `end`, for good. */
export type ReadRange = (begin: number, end: number) => Promise<Uint8Array<ArrayBuffer>>

/** Gives a document the bytes that it asks for. Why one cannot be read, whoever reads it knows. */
export class RangeTransport extends PDFDataRangeTransport {
  readonly #read: ReadRange
  readonly #onError: () => void
  #ended = false

  constructor(size: number, read: ReadRange, onError: () => void) {
    super(size, null)
    this.#read = read
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
      const bytes = await this.#read(begin, end)
      if (!this.#ended) this.onDataRange(begin, bytes)
    } catch {
      this.#onError()
    }
  }
}
