/**
 * Real files for tests and benchmarks: those of the folder that EVIDENCE_CORPUS names, else ones
 * made here, so that a plain clone has the same tests.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import Pdf from 'pdfkit'

export type TestFile = { name: string; mediaType: string; bytes: Buffer }

/** In a reader's order of interest: text, a scan, pictures, many pages. */
const fromCorpus = [
  'refcard-en.pdf',
  'scanned-paper.pdf',
  'photo-garden.jpg',
  'live-manual-en.pdf',
  'refcard-ja.pdf',
  'photo-calla.png',
  'lilypond-learning.pdf',
  'graphviz-dotguide.pdf',
  'texture-wood.webp',
  'r-intro.pdf',
]

const mediaTypes: Record<string, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}

export async function testFiles(): Promise<TestFile[]> {
  const corpus = process.env['EVIDENCE_CORPUS']
  if (corpus === undefined || corpus === '') return makeFiles()
  return Promise.all(
    fromCorpus.map(async (name) => ({
      name,
      mediaType: mediaTypes[name.slice(name.lastIndexOf('.') + 1)]!,
      bytes: await readFile(join(corpus, name)),
    })),
  )
}

export async function makeFiles(): Promise<TestFile[]> {
  const pdf = async (name: string, pages: number) => ({
    name: `${name}.pdf`,
    mediaType: 'application/pdf',
    bytes: await makePdf(name, pages),
  })
  const picture = (name: string, kind: 'png' | 'jpeg' | 'webp') => ({
    name,
    mediaType: `image/${kind}`,
    bytes: makePicture(kind),
  })
  return [
    await pdf('field-log', 3),
    await pdf('report', 12),
    picture('garden.jpg', 'jpeg'),
    await pdf('manual', 60),
    await pdf('letter', 1),
    picture('calla.png', 'png'),
    await pdf('handbook', 300),
    await pdf('lab-sheet', 2),
    picture('wood.webp', 'webp'),
    await pdf('notes', 20),
  ]
}

type PdfOptions = {
  /** What a page before the first one says. */
  cover?: string
  /** Without it the document does not open. */
  password?: string
}

export function makePdf(
  title: string,
  pages: number,
  { cover, password }: PdfOptions = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const lock = password === undefined ? {} : { userPassword: password }
    const doc = new Pdf({ autoFirstPage: false, info: { Title: title }, ...lock })
    const chunks: Buffer[] = []
    doc.on('data', (chunk) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
    if (cover !== undefined) doc.addPage({ size: 'A4' }).fontSize(18).text(cover)
    for (let page = 1; page <= pages; page += 1) {
      doc.addPage({ size: 'A4' })
      doc.fontSize(18).text(`${title}, page ${page} of ${pages}`).moveDown()
      for (let line = 1; line <= 24; line += 1)
        doc.fontSize(11).text(`Station ${line}: water ${(line * page) % 17} degrees, sky clear.`)
    }
    doc.end()
  })
}

function makePicture(kind: 'png' | 'jpeg' | 'webp'): Buffer {
  const canvas = createCanvas(1600, 1200)
  const context = canvas.getContext('2d')
  for (let x = 0; x < 1600; x += 8) {
    context.fillStyle = `hsl(${(x * 7) % 360} 50% ${35 + (x % 40)}%)`
    context.fillRect(x, 0, 8, 1200)
  }
  return kind === 'png'
    ? canvas.toBuffer('image/png')
    : kind === 'jpeg'
      ? canvas.toBuffer('image/jpeg')
      : canvas.toBuffer('image/webp')
}

/** Writes files into a folder, made where it is not there. */
export async function writeFiles(folder: string, files: TestFile[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  await Promise.all(files.map(({ name, bytes }) => writeFile(join(folder, name), bytes)))
}
