import { version } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- the build makes an address of it
import parserUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import type { Addresses } from './worker/Documents.ts'

/** Copied beside the window by the build under this name; the version lets it be cached for good. */
const folder = new URL(`pdfjs-${version}/`, document.baseURI)

/**
 * What reading a PDF may need besides its own bytes, all from this origin. The addresses are whole,
 * because a worker would read a part of one from where its own script lies.
 */
export const addresses: Addresses = {
  parser: new URL(parserUrl, document.baseURI).href,
  cMapUrl: new URL('cmaps/', folder).href,
  standardFontDataUrl: new URL('standard_fonts/', folder).href,
  wasmUrl: new URL('wasm/', folder).href,
  iccUrl: new URL('iccs/', folder).href,
}
