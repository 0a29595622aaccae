/** A document as a careful author hands it in: tagged, with a table of contents and page labels. */
import Pdf from 'pdfkit'

const chapters = [
  { title: 'Tides', sections: ['Spring tides', 'Neap tides'] },
  { title: 'Species', sections: ['Limpets', 'Whelks'] },
]

/** Four pages i to iv, then a page for each chapter and section, from 1. */
export function makeHandbook(): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const doc = new Pdf({ autoFirstPage: false, tagged: true, pdfVersion: '1.7', lang: 'en' })
    const chunks: Buffer[] = []
    doc.on('data', (chunk) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
    const root = doc.struct('Document')
    doc.addStructure(root)
    const page = (kind: string, heading: string) => {
      doc.addPage({ size: 'A4' })
      root.add(doc.struct(kind, {}, () => doc.fontSize(18).text(heading)))
      root.add(doc.struct('P', {}, () => doc.fontSize(11).text(`What is known of ${heading}.`)))
    }
    for (const front of ['Handbook', 'Imprint', 'Foreword', 'Thanks']) page('H1', front)
    for (const { title, sections } of chapters) {
      page('H1', title)
      const chapter = doc.outline.addItem(title)
      for (const section of sections) {
        page('H2', section)
        chapter.addItem(section)
      }
    }
    // The library knows no page labels; its catalogue takes them as they are.
    const { _root: catalogue } = doc as unknown as { _root: { data: Record<string, unknown> } }
    catalogue.data['PageLabels'] = { Nums: [0, { S: 'r' }, 4, { S: 'D' }] }
    root.end()
    doc.end()
  })
}
