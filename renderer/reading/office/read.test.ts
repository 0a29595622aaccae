import { describe, expect, test } from 'vitest'
import {
  openDocumentFile,
  shape,
  slidesFile,
  wordFile,
  wordLine,
  workbookFile,
  zipOf,
} from '../../testing/office.ts'
import { readOffice } from './read.ts'

const sectionsOf = async (bytes: Uint8Array) => (await readOffice(bytes)).sections
const rowsOf = async (bytes: Uint8Array) => {
  const [section] = await sectionsOf(bytes)
  const [block] = section?.blocks ?? []
  return block?.is === 'table' ? block.rows : null
}

describe('a Word document', () => {
  test('is its headings, paragraphs and tables, in order', async () => {
    const cell = (text: string) => `<w:tc>${wordLine(text)}</w:tc>`
    const body = [
      wordLine('Reflection', 'T'),
      wordLine('At the shore', 'H1'),
      wordLine('Low water &lt;at&gt; six.'),
      `<w:tbl><w:tr>${cell('Station')}${cell('Count')}</w:tr><w:tr>${cell('North')}${cell('14')}</w:tr></w:tbl>`,
    ].join('')
    expect(await sectionsOf(wordFile(body))).toEqual([
      {
        title: null,
        blocks: [
          { is: 'heading', depth: 1, text: 'Reflection' },
          { is: 'heading', depth: 1, text: 'At the shore' },
          { is: 'paragraph', text: 'Low water <at> six.' },
          {
            is: 'table',
            rows: [
              ['Station', 'Count'],
              ['North', '14'],
            ],
          },
        ],
      },
    ])
  })
  test('leaves out what was deleted from it', async () => {
    const body = `<w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>`
    expect(await sectionsOf(wordFile(body))).toEqual([
      { title: null, blocks: [{ is: 'paragraph', text: 'kept' }] },
    ])
  })
})

describe('a workbook', () => {
  const formats =
    '<numFmts><numFmt numFmtId="164" formatCode="[Red]&quot;on &quot;yyyy\\-mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs>'
  test('has its sheets by name, and cells at their places', async () => {
    const sheets = {
      Counts: '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1" t="s"><v>0</v></c></row>',
      'A &amp; B': '<row r="9"><c r="B9"><v>7</v></c></row>',
    }
    const shared = ['<t>count</t>', '<r><t>sta</t></r><r><t>tion</t></r><rPh><t>x</t></rPh>']
    expect(await sectionsOf(workbookFile({ sheets, shared }))).toEqual([
      { title: 'Counts', blocks: [{ is: 'table', rows: [['station', '', 'count']] }] },
      { title: 'A & B', blocks: [{ is: 'table', rows: [['', '7']] }] },
    ])
  })
  test('shows values as they were saved: dates, parts, truths, errors, texts', async () => {
    const row = [
      '<c r="A1" s="1"><v>45292.5</v></c>',
      '<c r="B1" s="2"><v>0.285</v></c>',
      '<c r="C1" t="b"><v>1</v></c>',
      '<c r="D1" t="e"><v>#DIV/0!</v></c>',
      '<c r="E1" t="inlineStr"><is><t>here</t></is></c>',
      '<c r="F1" t="str"><f>A1&amp;"x"</f><v>sum</v></c>',
      '<c r="G1"><v>0.30000000000000004</v></c>',
    ].join('')
    const file = workbookFile({ sheets: { S: `<row r="1">${row}</row>` }, formats })
    expect(await rowsOf(file)).toEqual([
      ['2024-01-01 12:00', '28.5 %', 'TRUE', '#DIV/0!', 'here', 'sum', '0.3'],
    ])
  })
  test('takes no room for cells that are not there', async () => {
    const sheets = {
      S: '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="1048576"><c r="A1048576"><v>3</v></c></row>',
    }
    const { sections, isCut } = await readOffice(workbookFile({ sheets }))
    expect(sections[0]?.blocks).toEqual([{ is: 'table', rows: [['1'], ['3']] }])
    expect(isCut).toBe(true)
  })
})

describe('a presentation', () => {
  test('is its slides in their order, with titles and notes', async () => {
    const file = slidesFile([
      { shapes: shape('ctrTitle', 'Limpets') + shape('body', 'One', 'Two') + shape('sldNum', '1') },
      { shapes: shape('body', 'Three'), notes: shape('sldNum', '2') + shape('body', 'Say why.') },
    ])
    expect(await sectionsOf(file)).toEqual([
      {
        title: 'Slide 1',
        blocks: [
          { is: 'heading', depth: 2, text: 'Limpets' },
          { is: 'paragraph', text: 'One' },
          { is: 'paragraph', text: 'Two' },
        ],
      },
      {
        title: 'Slide 2',
        blocks: [
          { is: 'paragraph', text: 'Three' },
          { is: 'heading', depth: 3, text: 'Notes' },
          { is: 'paragraph', text: 'Say why.' },
        ],
      },
    ])
  })
  test('says of a slide that it is hidden', async () => {
    const file = zipOf({
      '_rels/.rels':
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="ppt/p.xml"/></Relationships>',
      'ppt/p.xml': '<p:x xmlns:r="r" xmlns:p="p"><p:sldId id="1" r:id="s"/></p:x>',
      'ppt/_rels/p.xml.rels':
        '<Relationships><Relationship Id="s" Type="x/slide" Target="s.xml"/></Relationships>',
      'ppt/s.xml': '<p:sld xmlns:p="p" show="0"/>',
    })
    expect(await sectionsOf(file)).toEqual([{ title: 'Slide 1 (hidden)', blocks: [] }])
  })
})

describe('an OpenDocument file', () => {
  test('is a text with lists and spaces, without what was taken out', async () => {
    const body = `<office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
      <text:h text:outline-level="2">Shore</text:h>
      <text:list><text:list-item><text:p>a<text:s text:c="2"/>b</text:p></text:list-item></text:list>
      <text:p>one <text:span>two</text:span><text:line-break/>three</text:p></office:text>`
    expect(await sectionsOf(openDocumentFile(body))).toEqual([
      {
        title: null,
        blocks: [
          { is: 'heading', depth: 2, text: 'Shore' },
          { is: 'item', depth: 1, text: 'a  b' },
          { is: 'paragraph', text: 'one two\nthree' },
        ],
      },
    ])
  })
  test('is sheets, of which repeated emptiness takes no room', async () => {
    const body = `<office:spreadsheet><table:table table:name="Tides">
      <table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>6 m</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16382"/></table:table-row>
      <table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      </table:table></office:spreadsheet>`
    const { sections, isCut } = await readOffice(openDocumentFile(body))
    expect(sections).toEqual([
      { title: 'Tides', blocks: [{ is: 'table', rows: [['6 m', '6 m']] }] },
    ])
    expect(isCut).toBe(false)
  })
  test('is slides', async () => {
    const body =
      '<office:presentation><draw:page><text:p>One</text:p></draw:page><draw:page><text:p>Two</text:p><presentation:notes><text:p>why</text:p></presentation:notes></draw:page></office:presentation>'
    const sections = await sectionsOf(openDocumentFile(body))
    expect(sections.map(({ title }) => title)).toEqual(['Slide 1', 'Slide 2'])
    expect(sections[1]?.blocks.at(-1)).toEqual({ is: 'paragraph', text: 'why' })
  })
})

describe('what cannot be read', () => {
  test('an archive that unpacks to more than fits is not unpacked', async () => {
    const bomb = zipOf({ 'content.xml': ' '.repeat(41e6) })
    expect(bomb.length).toBeLessThan(100_000)
    await expect(readOffice(bomb)).rejects.toThrow('unpacked, its text is more than 40 MB')
  })
  test('a part that holds more than it states is read as far as it states', async () => {
    const file = zipOf({ 'content.xml': `<a>${' '.repeat(5000)}</a>` })
    // The stated size, in the central directory and before the part.
    const view = new DataView(file.buffer)
    for (let at = 0; at < file.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true)
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true)
    }
    await expect(readOffice(file)).rejects.toThrow('unexpected end of file')
  })
  test.each([
    ['an archive of something else', zipOf({ 'a.txt': 'x', 'b.xml': '<x/>' })],
    ['an empty archive', zipOf({})],
  ])('%s has no document', async (_, bytes) => {
    await expect(readOffice(bytes)).rejects.toThrow('there is no document in it')
  })
  test.each([
    ['no archive', new Uint8Array(100)],
    ['half of one', wordFile(wordLine('x')).slice(0, 400)],
    ['XML that does not end', openDocumentFile('<office:text><text:p>')],
  ])('%s is refused', async (_, bytes) => {
    await expect(readOffice(bytes)).rejects.toThrow(Error)
  })
  test('entities do not grow', async () => {
    const file = zipOf({
      'content.xml':
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x xmlns:text="t"><text:p>&b; end</text:p></x>',
    })
    const [section] = await sectionsOf(file)
    expect(section?.blocks).toEqual([{ is: 'paragraph', text: '&b; end' }])
  })
})
