import Pdf from 'pdfkit'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { type Node, type Part, structureOf } from './structure.ts'

/** A tagged document with one page of everything. */
async function taggedPdf(): Promise<Uint8Array> {
  const doc = new Pdf({ tagged: true, pdfVersion: '1.7' })
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve) => doc.on('end', resolve))
  const root = doc.struct('Document')
  doc.addStructure(root)
  const leaf = (kind: string, text: string) => doc.struct(kind, {}, () => doc.text(text))
  root.add(leaf('H1', 'Shore survey'))
  const group = (kind: string, ...parts: ReturnType<typeof leaf>[]) => doc.struct(kind, {}, parts)
  root.add(group('Sect', leaf('H2', 'Method'), leaf('P', 'Five stations.')))
  root.add(group('L', group('LI', leaf('Lbl', '1.'), leaf('LBody', 'Limpets'))))
  const head = group('TR', leaf('TH', 'Station'), leaf('TH', 'Count'))
  const line = group('TR', leaf('TD', 'East'), leaf('TD', '14'))
  root.add(group('Table', head, line))
  root.add(doc.struct('Figure', { alt: 'A map of the shore' }, () => doc.rect(9, 9, 9, 9).fill()))
  root.end()
  doc.end()
  await ended
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer())
}

/** Parts as lines: role, attributes, and what is owned. */
const write = (parts: readonly Part[], deep = ''): string[] =>
  parts.flatMap((part) =>
    'owns' in part
      ? `${deep}“${part.owns}”`
      : [
          [deep + part.role, ...Object.entries(part.attributes).flat()].join(' '),
          ...write(part.parts, `${deep}  `),
        ],
  )

test('a tagged document is read as headings, lists, tables and pictures', async () => {
  const task = getDocument({ data: await taggedPdf(), verbosity: 0 })
  const page = await (await task.promise).getPage(1)
  const tree = (await page.getStructTree()) as Node | null
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const words = new Map<string, string>()
  let marked = ''
  for (const item of items) {
    if ('str' in item) words.set(marked, (words.get(marked) ?? '') + item.str)
    else if (item.id) marked = item.id
  }
  await task.destroy()
  expect(write(structureOf(tree!, (id) => words.get(id) ?? null))).toEqual([
    'heading aria-level 1',
    '  “Shore survey”',
    'heading aria-level 2',
    '  “Method”',
    'paragraph',
    '  “Five stations.”',
    'list',
    '  listitem',
    '    “1.”',
    '    “Limpets”',
    'table',
    '  row',
    '    columnheader',
    '      “Station”',
    '    columnheader',
    '      “Count”',
    '  row',
    '    cell',
    '      “East”',
    '    cell',
    '      “14”',
    'img aria-label A map of the shore',
  ])
})

type Tree = Parameters<typeof structureOf>[0]
const node = (role: string, ...children: Tree['children']): Tree => ({ role, children })
const text = (id: string) => ({ type: 'content', id })
const all = (id: string) => id

describe('structureOf', () => {
  test('gives no role where it means nothing', () => {
    const root = node('Root', node('LI', text('a')), node('TD', text('b')), node('TR', text('c')))
    expect(write(structureOf(root, all))).toEqual(['“a”', '“b”', '“c”'])
  })

  test('puts what a list or a table may not hold into what it may', () => {
    const root = node('Root', node('L', node('P', text('a'))), node('Table', text('b')))
    expect(write(structureOf(root, all))).toEqual([
      'list',
      '  listitem',
      '    paragraph',
      '      “a”',
      'table',
      '  row',
      '    cell',
      '      “b”',
    ])
  })

  test('names a figure by what its author wrote, whether there are words in it or not', () => {
    const figure = (...children: Tree['children']) => ({
      ...node('Figure', ...children),
      alt: 'Map',
    })
    const root = node('Root', figure(text('North')), figure(), node('Figure'))
    expect(write(structureOf(root, all))).toEqual([
      'figure aria-label Map',
      '  “North”',
      'img aria-label Map',
    ])
  })

  test('leaves out what is not on the page, and finds links by the id of their annotation', () => {
    const link = { type: 'annotation', id: 'pdfjs_internal_id_7R' }
    const root = node('Root', node('L', node('LI', text('gone'))), node('Link', link))
    expect(write(structureOf(root, (id) => (id === 'gone' ? null : id)))).toEqual(['“7R”'])
  })

  test('ends with a page that has too many parts', () => {
    const root = node('Root', ...Array.from({ length: 100_000 }, () => node('P', text('a'))))
    expect(structureOf(root, all).length).toBeLessThanOrEqual(5000)
  })
})
