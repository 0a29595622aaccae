import Pdf from 'pdfkit'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { readOutline } from '../../panel/outline.ts'
import { Hidden, shapeOf } from './Hidden.ts'

/** Two pages of 200 by 100 points: a name at the top of the first, with a link over it; a contents. */
async function open() {
  const doc = new Pdf({ size: [200, 100], margin: 10, tagged: true, pdfVersion: '1.7' })
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve) => doc.on('end', resolve))
  doc.fontSize(12).text('Ada Lovelace', 10, 10).link(10, 10, 90, 14, 'https://example.org/ada')
  doc.text('Method', 10, 60).link(10, 60, 90, 14, 'https://example.org/method')
  doc.outline.addItem('The life of Lovelace')
  doc.addPage().text('Findings')
  doc.outline.addItem('Findings')
  doc.end()
  await ended
  const task = getDocument({ data: new Uint8Array(Buffer.concat(chunks)), verbosity: 0 })
  return task.promise
}

const name = { page: 0, box: [0, 0.05, 1, 0.25] as [number, number, number, number] }

test('contents that repeat what is covered say that they do, the others stay', async () => {
  const proxy = await open()
  const outline = readOutline(await proxy.getOutline())
  const titles = async (covers: (typeof name)[]) =>
    (await new Hidden(proxy, covers).outline(outline)).entries.map(({ title }) => title)
  expect(await titles([name])).toEqual(['Covered', 'Findings'])
  expect(await titles([])).toEqual(['The life of Lovelace', 'Findings'])
  // What lies on a page that the document does not have covers nothing.
  expect(await titles([{ ...name, page: 7 }])).toEqual(['The life of Lovelace', 'Findings'])
})

test('a link under a cover leads nowhere', async () => {
  const proxy = await open()
  const page = await proxy.getPage(1)
  const links = (await page.getAnnotations()) as { rect: unknown; url: string }[]
  const left = (covers: (typeof name)[]) =>
    new Hidden(proxy, covers).links(0, links, shapeOf(page)).map(({ url }) => url)
  expect(left([name])).toEqual(['https://example.org/method'])
  expect(left([])).toHaveLength(2)
})

test('a page tells nothing in place of its pictures where any of it is covered', async () => {
  const tree = {
    role: 'Root',
    children: [
      { role: 'Figure', alt: 'Ada at the shore', children: [{ type: 'content', id: 'a' }] },
    ],
  }
  const hidden = new Hidden(await open(), [name])
  expect(JSON.stringify(hidden.structure(0, tree))).not.toContain('Ada')
  expect(hidden.structure(0, tree)).toMatchObject({
    children: [{ role: 'Figure', children: [{}] }],
  })
  expect(hidden.structure(1, tree)).toBe(tree)
})

test('names of pages that repeat what is covered are told by number', async () => {
  const hidden = new Hidden(await open(), [name])
  expect(await hidden.labels(['Ada-1', 'ii'])).toEqual([null, 'ii'])
  expect(await hidden.labels(null)).toBeNull()
})
