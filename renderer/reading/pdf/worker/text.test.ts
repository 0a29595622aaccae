import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { textOf } from './text.ts'

/** Lines that stand too far from each other to be read as one. */
const lines = Array.from(
  { length: 50 },
  (_, line) => `1 0 0 1 10 ${990 - line * 19} Tm (${line}) Tj`,
)
const content = `BT /F 10 Tf ${lines.join(' ')} ET`
const document = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 1000]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
4 0 obj <</Length ${content.length}>> stream
${content}
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R>>`

const task = getDocument({ data: new TextEncoder().encode(document), verbosity: 0 })
const page = await (await task.promise).getPage(1)
const words = ({ items }: Awaited<ReturnType<typeof textOf>>) =>
  items.flatMap((item) => ('str' in item && item.str !== '' ? item.str : []))

test('the text of a page is read whole, as pdf.js gives it', async () => {
  const text = await textOf(page)
  expect(text).toEqual(await page.getTextContent({ includeMarkedContent: true }))
  expect(words(text)).toHaveLength(50)
})

test('of more than anybody reads, the beginning is', async () => {
  const text = await textOf(page, 10)
  expect(text.items).toHaveLength(10)
  expect(words(text).slice(0, 3)).toEqual(['0', '1', '2'])
  expect(Object.keys(text.styles)).not.toHaveLength(0)
  expect(words(await textOf(page))).toHaveLength(50)
})
