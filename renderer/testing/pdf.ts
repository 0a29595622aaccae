import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

type OnePage = {
  /** Its edges in its own space: left, bottom, right, top. */
  box: readonly [number, number, number, number]
  /** More entries of the page, as a document has them. */
  entries?: string
  /** The content stream; letters in `/F`, which is Courier, 0.6 of their size wide. */
  drawn?: string
}

/** A document of one page, opened; without an index, as pdf.js finds its objects by itself. */
export async function openOnePage({ box, entries = '', drawn = '' }: OnePage) {
  const file = `%PDF-1.6
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[${box.join(' ')}]/Contents 4 0 R ${entries}
  /Resources <</Font <</F 5 0 R>>>>>> endobj
4 0 obj <</Length ${drawn.length}>> stream
${drawn}
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Courier>> endobj
trailer <</Root 1 0 R>>`
  const task = getDocument({ data: new TextEncoder().encode(file), verbosity: 0 })
  return (await task.promise).getPage(1)
}
