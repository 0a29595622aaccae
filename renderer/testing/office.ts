/** Small office files, made as the programs write them. */
import { strToU8, zipSync } from 'fflate'

const rels = 'http://schemas.openxmlformats.org/package/2006/relationships'
const doc = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main'

/** A zip archive of texts by their names. */
export const zipOf = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))

const related = (entries: [id: string, type: string, target: string][]) =>
  `<?xml version="1.0"?><Relationships xmlns="${rels}">${entries
    .map(([id, type, to]) => `<Relationship Id="${id}" Type="${doc}/${type}" Target="${to}"/>`)
    .join('')}</Relationships>`

const rootOf = (main: string) => ({
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  '_rels/.rels': related([['r1', 'officeDocument', main]]),
})

/** A Word document with this body, in WordprocessingML. */
export const wordFile = (body: string) =>
  zipOf({
    ...rootOf('word/document.xml'),
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${doc}"><w:body>${body}</w:body></w:document>`,
    'word/styles.xml':
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>',
    'word/_rels/document.xml.rels': related([['r1', 'styles', 'styles.xml']]),
  })

export const wordLine = (text: string, style?: string) =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

type SheetParts = { sheets: Record<string, string>; shared?: string[]; formats?: string }

/** An Excel workbook: the rows of each sheet by its name, in SpreadsheetML. */
export function workbookFile({ sheets, shared = [], formats = '' }: SheetParts) {
  const names = Object.keys(sheets)
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return zipOf({
    ...rootOf('xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${doc}"><sheets>${names
      .map((name, index) => `<sheet name="${name}" sheetId="${index + 7}" r:id="s${index}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related([
      ...names.map(
        (_, index) =>
          [`s${index}`, 'worksheet', `worksheets/sheet${index}.xml`] as [string, string, string],
      ),
      ['t', 'sharedStrings', '/xl/sharedStrings.xml'],
      ['f', 'styles', 'styles.xml'],
    ]),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${shared.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}">${formats}</styleSheet>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, index) => [
        `xl/worksheets/sheet${index}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  })
}

/** The text of a shape; \`type\` says what it stands for on the slide. */
export const shape = (type: string, ...lines: string[]) =>
  `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody>${lines
    .map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`)
    .join('')}</p:txBody></p:sp>`

/** A PowerPoint presentation: each slide's shapes and notes, in PresentationML; the last one first in the archive. */
export function slidesFile(slides: { shapes: string; notes?: string }[]) {
  const main = 'http://schemas.openxmlformats.org/presentationml/2006/main'
  const root = (name: string, inner: string) =>
    `<p:${name} xmlns:p="${main}" xmlns:a="${drawing}" xmlns:r="${doc}">${inner}</p:${name}>`
  const parts: Record<string, string> = { ...rootOf('ppt/presentation.xml') }
  for (const [index, { shapes, notes }] of [...slides.entries()].toReversed()) {
    parts[`ppt/slides/slide${index}.xml`] = root('sld', shapes)
    if (notes === undefined) continue
    parts[`ppt/notesSlides/n${index}.xml`] = root('notes', notes)
    parts[`ppt/slides/_rels/slide${index}.xml.rels`] = related([
      ['n', 'notesSlide', `../notesSlides/n${index}.xml`],
    ])
  }
  const ids = slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="s${index}"/>`).join('')
  parts['ppt/presentation.xml'] = root('presentation', `<p:sldIdLst>${ids}</p:sldIdLst>`)
  parts['ppt/_rels/presentation.xml.rels'] = related(
    slides.map((_, index) => [`s${index}`, 'slide', `slides/slide${index}.xml`]),
  )
  return zipOf(parts)
}

/** An OpenDocument file with this body. */
export const openDocumentFile = (body: string) =>
  zipOf({
    'content.xml': `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"><office:body>${body}</office:body></office:document-content>`,
  })
