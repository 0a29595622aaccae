import { symlink } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readPackets } from '../packets/wire.ts'
import { withdrawPacket } from '../programme/packets.ts'
import { framework } from '../../shared/testing/framework.ts'
import { rubricOf } from '../testing/fixtures.ts'
import { type Records, startRecords } from '../testing/records.ts'
import { enrolDevice } from '../testing/device.ts'
import { type Folder, openFolder } from '../testing/folder.ts'

const pdf = '%PDF-1.7\n% a document\n'
let records: Records
let folder: Folder
/** Packets of each test are their own. */
let count = 0
let id = ''

beforeAll(async () => {
  records = await startRecords()
})
beforeEach(async () => {
  folder = await openFolder(records)
  count += 1
  id = `I-${count}`
})
afterEach(() => folder.remove())
afterAll(() => records.close())

const write = (name: string, content: string | Uint8Array) => folder.write(name, content)
const run = () => folder.run()
const header =
  'packet,learner,learner_name,achievement,attempt,blind,reviewer,submitted,due,title,file,text,url'
const wire = async (packet: string) => (await readPackets(records.central.db, [packet])).get(packet)
/** The faults as text, by place. */
const faults = async () =>
  (await run()).faults.map(({ code, subject, what }) => `${code} ${subject}: ${what}`)

describe('manifest.csv', () => {
  test('makes packets out of files, texts and links, in order', async () => {
    await write('files/log.pdf', pdf)
    await write(
      'manifest.csv',
      `\ufeff${header}\r\n` +
        `${id},s-${id},"Haddad, Amal",field-1,2,yes,R-1,2026-11-02,2026-11-27,Field log,files/log.pdf,,\r\n` +
        `${id},,,,,,,,,"Notes, second",,"Line one\r\nline ""two""",\r\n` +
        `\r\n` +
        `${id},s-${id},,,,,,,,Page,,,https://example.org/tides\r\n`,
    )
    expect(await run()).toMatchObject({ packets: [{ id, result: 'new' }], faults: [] })
    expect(await wire(id)).toMatchObject({
      reviewerId: 'R-1',
      packet: {
        id,
        attempt: 2,
        blind: true,
        frameworkId: 'fw',
        pathwayId: 'field',
        achievementId: 'field-1',
        rubricId: 'rubric-1',
        rubricVersion: 1,
        learner: { alias: `Learner of ${id}`, name: null },
        submittedAt: '2026-11-02T00:00:00.000Z',
        dueAt: '2026-11-27T23:59:59.999Z',
        evidence: [
          {
            id: 'E1',
            kind: 'file',
            title: 'Field log',
            mediaType: 'application/pdf',
            size: pdf.length,
          },
          { id: 'E2', kind: 'text', title: 'Notes, second', text: 'Line one\r\nline "two"' },
          { id: 'E3', kind: 'link', url: 'https://example.org/tides' },
        ],
      },
    })
    const device = await enrolDevice(records, 'R-1')
    const { packet } = (await wire(id))!
    const bytes = await device.get(`/v1/evidence/${packet.evidence[0]?.sha256}`)
    expect(await bytes.text()).toBe(pdf)
  })

  test('imported again changes nothing; other evidence makes a revision', async () => {
    await write('log.pdf', pdf)
    await write(
      'manifest.csv',
      `${header}\n${id},s-${id},,field-1,,,R-1,2026-11-02,,Log,log.pdf,,\n`,
    )
    const device = await enrolDevice(records, 'R-1')
    expect((await run()).packets).toEqual([{ id, result: 'new' }])
    const { cursor } = await device.pull()
    expect((await run()).packets).toEqual([{ id, result: 'same' }])
    expect((await device.pull(cursor)).changes).toEqual([])
    await write('log.pdf', `${pdf}more`)
    expect((await run()).packets).toEqual([{ id, result: 'revised' }])
    expect((await device.pull(cursor)).changes).toMatchObject([{ packet: { id, revision: 2 } }])
    await records.central.db.transaction().execute((trx) => withdrawPacket(trx, id))
    await run()
    expect(await wire(id)).toMatchObject({ withdrawn: true })
  })

  test('names each bad row by its line and puts in the others', async () => {
    await write('good.pdf', pdf)
    await write('picture.pdf', Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'))
    await write('latin.txt', Buffer.from('caf\u00e9', 'latin1'))
    await write('program.exe', 'MZ')
    const row = (n: number, cells: string) =>
      `${id}-${n},s-${id}-${n},,field-1,,,R-1,2026-11-02,,${cells}\n`
    await write(
      'manifest.csv',
      `${header}\n` +
        row(2, 'Good,good.pdf,,') +
        row(3, 'Gone,gone.pdf,,') +
        row(4, 'Picture,picture.pdf,,') +
        row(5, 'Latin,latin.txt,,') +
        row(6, 'Program,program.exe,,') +
        row(7, 'Both,good.pdf,text,') +
        row(8, 'None,,,') +
        row(9, 'Link,,,ftp://example.org') +
        `${id}-10,s-10,,field-9,,,R-9,2026-11-02,,Text,,words,\n` +
        `${id}-11,s-11,,field-1,zero,perhaps,R-1,yesterday,,Text,,words,\n` +
        `,s-12,,field-1,,,R-1,2026-11-02,,Text,,words,\n` +
        `${id}-13,s-13,,field-1,,,R-1,2026-11-02,,Text,,words,,surplus\n` +
        row(14, 'Outside,../../../etc/hostname,,') +
        row(15, 'Also good,,words,'),
    )
    const report = await run()
    expect(report.packets.map((packet) => packet.id)).toEqual([`${id}-2`, `${id}-15`])
    const at = (line: number) =>
      report.faults
        .filter(({ subject }) => subject === `manifest.csv, line ${line}`)
        .map(({ code, what }) => `${code}: ${what}`)
        .join('\n')
    expect(at(3)).toMatch(/^file-missing: .*gone\.pdf/)
    expect(at(4)).toMatch(
      /^file-not-its-type: .*picture\.pdf is not application\/pdf but image\/png/,
    )
    expect(at(5)).toMatch(/latin\.txt is not text in UTF-8/)
    expect(at(6)).toMatch(/program\.exe is of a type/)
    expect(at(7)).toMatch(/exactly one of file, text and url/)
    expect(at(8)).toMatch(/exactly one of file, text and url/)
    expect(at(9)).toMatch(/url is not an http/)
    expect(at(10)).toMatch(/no achievement field-9/)
    expect(at(10)).toMatch(/no reviewer R-9/)
    expect(at(11)).toMatch(/attempt[^]*blind[^]*submitted/)
    expect(at(12)).toMatch(/packet is empty/)
    expect(at(13)).toMatch(/more cells/)
    expect(at(14)).toMatch(/^file-missing/)
    expect(at(2) + at(15)).toBe('')
  })

  test('a packet with one bad row is left out whole', async () => {
    await write(
      'manifest.csv',
      `${header}\n${id},s-${id},,field-1,,,R-1,2026-11-02,,Text,,words,\n` +
        `${id},,,,,,,,,Gone,gone.pdf,,\n${id},,,field-2,,,,,,Text,,more,\n`,
    )
    expect(await faults()).toEqual([
      expect.stringMatching(/^manifest-malformed manifest\.csv, line 4: .*achievement differs/),
    ])
    expect(await wire(id)).toBeUndefined()
  })

  test('a row that is no CSV is named, and its packet left out', async () => {
    await write(
      'manifest.csv',
      `${header}\n${id},s-${id},,field-1,,,R-1,2026-11-02,,Text,,words,\n` +
        `${id},,,,,,,,,Bro"ken,,more,\n${id}b,s-b,,field-1,,,R-1,2026-11-02,,Text,,words,\n`,
    )
    const report = await run()
    expect(report.faults).toMatchObject([{ subject: 'manifest.csv, line 3' }])
    expect(report.packets).toEqual([{ id: `${id}b`, result: 'new' }])
  })

  test.each([
    ['', 'no row of column names'],
    ['packet,learner\n', 'achievement is missing'],
    [`${header},colour\n`, 'no column “colour”'],
  ])('a header %j is named', async (text, what) => {
    await write('manifest.csv', text)
    expect((await faults()).join()).toContain(what)
  })

  test('a link that leads out of the folder is a missing file', async () => {
    await symlink('/etc/hostname', path.join(folder.path, 'out.txt'))
    await write('manifest.csv', `${header}\n${id},s,,field-1,,,R-1,2026-11-02,,Out,out.txt,,\n`)
    expect(await faults()).toEqual([expect.stringMatching(/^file-missing/)])
  })
})

describe('manifest.json', () => {
  const packet = (more: object = {}) => ({
    id,
    learner: { id: `s-${id}`, name: 'Amal Haddad' },
    achievement: 'field-1',
    reviewer: 'R-1',
    submitted: '2026-11-02T10:00:00+02:00',
    evidence: [{ title: 'Text', text: 'words' }],
    ...more,
  })

  test('brings packets, and the programme too', async () => {
    const pathway = framework.pathways[0]!
    const next = {
      ...framework,
      id: `fw-${id}`,
      pathways: [
        {
          ...pathway,
          id: `path-${id}`,
          achievements: pathway.achievements.map((one) => ({
            ...one,
            id: `${id}-${one.level}`,
            rubricId: `r-${id}-${one.level}`,
          })),
        },
      ],
    }
    const rubrics = ([1, 2, 3] as const).map((level) => ({
      ...rubricOf(level),
      id: `r-${id}-${level}`,
    }))
    await write('framework.json', JSON.stringify({ framework: next, rubrics }))
    const manifest = {
      reviewers: [{ id: 'R-new', name: 'New reviewer' }],
      earned: [{ learner: `s-${id}`, achievement: `${id}-1` }],
      packets: [packet({ achievement: `${id}-2`, reviewer: 'R-new' })],
    }
    await write('manifest.json', `\ufeff${JSON.stringify(manifest)}`)
    expect(await run()).toMatchObject({ packets: [{ id, result: 'new' }], faults: [] })
    expect(await wire(id)).toMatchObject({
      reviewerId: 'R-new',
      packet: {
        pathwayId: `path-${id}`,
        rubricId: `r-${id}-2`,
        earned: [`${id}-1`],
        submittedAt: '2026-11-02T08:00:00.000Z',
        learner: { name: 'Amal Haddad' },
      },
    })
  })

  test('names faults by their index, and a second packet of one attempt', async () => {
    const packets = [
      packet(),
      packet({ id: `${id}b`, evidence: [{ title: 'Gone', file: 'gone.pdf' }] }),
      packet({ id: `${id}c` }),
      packet({ id: `${id}d`, evidence: [] }),
      packet(),
      7,
    ]
    await write('manifest.json', JSON.stringify({ packets }))
    const report = await run()
    expect(report.packets).toEqual([{ id, result: 'new' }])
    const named = report.faults.map(({ subject, what }) => `${subject} ${what}`).join('\n')
    expect(named).toMatch(/packets\[1\]\.evidence\[0\] .*gone\.pdf/)
    expect(named).toMatch(/packets\[2\] .*another packet is this attempt/)
    expect(named).toMatch(/packets\[3\] .*evidence/)
    expect(named).toMatch(/packets\[4\] .*described already/)
    expect(named).toMatch(/packets\[5\] /)
  })

  test('a published version that was changed is refused, the packets are not', async () => {
    const changed = { ...rubricOf(1), title: 'Another title' }
    await write('manifest.json', JSON.stringify({ rubrics: [changed], packets: [packet()] }))
    const report = await run()
    expect(report.faults).toMatchObject([{ what: expect.stringContaining('published already') }])
    expect(report.packets).toEqual([{ id, result: 'new' }])
  })

  test.each(['{', '[]', '{"packets": 7}', '{"rubrics": [{}]}'])('%s is named', async (text) => {
    await write('manifest.json', text)
    const named = await faults()
    expect(named[0]).toMatch(/^manifest-malformed manifest\.json/)
    expect(new Set(named).size).toBe(named.length)
  })
})

test('a folder without a manifest is named', async () => {
  await expect(run()).rejects.toMatchObject({
    problem: { code: 'manifest-missing', subject: folder.path },
  })
})

describe('what is not to be seen', () => {
  const packet = (evidence: object[]) => ({
    id,
    learner: { id: `s-${id}`, name: 'Amal Haddad', also: ['Amal Nasser', 'a.nasser@example.org'] },
    achievement: 'field-1',
    blind: true,
    submitted: '2026-11-02',
    evidence,
  })
  const put = (evidence: object[]) =>
    write('manifest.json', JSON.stringify({ packets: [packet(evidence)] }))
  const cover = { left: 10, top: 8, width: 95, height: 4, name: 'Name' }

  test('is covered where the manifest says, in parts of the page and never past its edge', async () => {
    await write('haddad.pdf', pdf)
    await put([
      { title: 'Log of Nasser', file: 'haddad.pdf', covers: [cover, { ...cover, page: 3 }] },
    ])
    expect((await run()).faults).toEqual([])
    const first = (await wire(id))!.packet
    expect(first.evidence[0]).toMatchObject({ title: 'Log of the learner', fileName: null })
    expect(first.covers).toMatchObject([
      { page: 0, box: [0.1, 0.08, 0.9, 0.04], name: 'Name' },
      { page: 2 },
    ])
    // The same again keeps them, none said keeps them, none wanted lifts them.
    await run()
    expect((await wire(id))!.packet.covers).toEqual(first.covers)
    await put([{ title: 'Log of Nasser', file: 'haddad.pdf' }])
    await run()
    expect((await wire(id))!.packet.covers).toEqual(first.covers)
    await put([{ title: 'Log of Nasser', file: 'haddad.pdf', covers: [] }])
    await run()
    expect((await wire(id))!.packet.covers).toEqual([])
  })

  test('is covered by a cell of manifest.csv as well', async () => {
    await write('log.pdf', pdf)
    const csv = (covers: string) =>
      write(
        'manifest.csv',
        `packet,learner,achievement,submitted,title,file,covers\n${id},s-${id},field-1,2026-11-02,Log,log.pdf,${covers}\n`,
      )
    await csv('2: 10 8 40 4 Name; 0 0 100 5')
    expect((await run()).faults).toEqual([])
    const covered = [
      { page: 1, box: [0.1, 0.08, 0.4, 0.04], name: 'Name' },
      { page: 0, box: [0, 0, 1, 0.05], name: '' },
    ]
    const { covers } = (await wire(id))!.packet
    expect(covers).toHaveLength(2)
    expect(covers).toEqual(
      expect.arrayContaining(covered.map((one) => expect.objectContaining(one))),
    )
    await csv('')
    await run()
    expect((await wire(id))!.packet.covers).toEqual(covers)
    await csv('left edge')
    expect(await faults()).toEqual([expect.stringMatching(/line 2: .*covers is not like/)])
    await csv('none')
    await run()
    expect((await wire(id))!.packet.covers).toEqual([])
  })

  test('is refused of what has no pages, and what is no file', async () => {
    await write('words.txt', 'words')
    await put([{ title: 'Words', file: 'words.txt', covers: [cover] }])
    expect(await faults()).toEqual([expect.stringMatching(/evidence\[0\].*no part can be covered/)])
    await put([{ title: 'Words', text: 'words', covers: [cover] }])
    expect(await faults()).toEqual([expect.stringMatching(/only a file has covers/)])
  })
})
