import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readPackets } from '../packets/wire.ts'
import { enrolDevice } from '../testing/device.ts'
import { type Records, startRecords } from '../testing/records.ts'
import { type Folder, openFolder } from '../testing/folder.ts'

const pdf = '%PDF-1.7\n% a document\n'
let records: Records
let folder: Folder
/** Learners and packets of each test are their own. */
let count = 0
let id = ''

beforeAll(async () => {
  records = await startRecords()
})
beforeEach(async () => {
  folder = await openFolder(records)
  count += 1
  id = `H-${count}`
})
afterEach(() => folder.remove())
afterAll(() => records.close())

const write = (name: string, content: string | Uint8Array) => folder.write(name, content)
const run = () => folder.run()
const wire = async () => (await readPackets(records.central.db, [id])).get(id)!.packet
const learner = () => `s-${id}`
const packet = (more: object = {}) => ({
  id,
  learner: { id: learner(), name: 'Amal Haddad' },
  achievement: 'field-1',
  attempt: 2,
  reviewer: 'R-1',
  submitted: '2026-11-02',
  evidence: [{ title: 'Text', text: 'words' }],
  ...more,
})
const attempt = (more: object = {}) => ({
  learner: learner(),
  achievement: 'field-1',
  attempt: 1,
  decided: '2026-09-30',
  outcome: 'not-yet',
  ratings: [
    { criterion: 'care', rating: 'care-yes' },
    { criterion: 'method', rating: 'method-no', comment: 'Amal shows no method yet' },
  ],
  feedback: 'Show how you did it.',
  evidence: [
    {
      title: 'First log',
      file: 'before/log.pdf',
      covers: [{ left: 1, top: 2, width: 3, height: 4 }],
    },
    { title: 'Page', url: 'https://example.org/tides' },
  ],
  ...more,
})
const put = (manifest: object) => write('manifest.json', JSON.stringify(manifest))

describe('an attempt that was decided before', () => {
  test('comes with the packet of the next one: its ratings, its feedback and what was handed in', async () => {
    await write('before/log.pdf', pdf)
    await put({ packets: [packet()], earlier: [attempt()] })
    expect(await run()).toEqual({
      packets: [{ id, result: 'new' }],
      history: { changed: 1, same: 0 },
      faults: [],
    })
    const { earlier, covers } = await wire()
    expect(earlier).toMatchObject([
      {
        attempt: 1,
        rubricVersion: 1,
        outcome: 'not-yet',
        decidedAt: '2026-09-30T00:00:00.000Z',
        feedback: 'Show how you did it.',
        scores: [
          { criterionId: 'care', ratingId: 'care-yes', comment: '' },
          { criterionId: 'method', ratingId: 'method-no', comment: 'Amal shows no method yet' },
        ],
        evidence: [
          { id: 'E1', title: 'First log', kind: 'file', mediaType: 'application/pdf' },
          { id: 'E2', kind: 'link' },
        ],
      },
    ])
    expect(covers).toMatchObject([{ page: 0, box: [0.01, 0.02, 0.03, 0.04] }])
    const device = await enrolDevice(records, 'R-1')
    const bytes = await device.get(`/v1/evidence/${earlier[0]!.evidence[0]!.sha256}`)
    expect(await bytes.text()).toBe(pdf)
  })

  test('imported again changes nothing; a correction reaches the reviewer under the same id', async () => {
    await write('before/log.pdf', pdf)
    await put({ packets: [packet()], earlier: [attempt()] })
    await run()
    const device = await enrolDevice(records, 'R-1')
    const { cursor } = await device.pull()
    const [before] = (await wire()).earlier
    expect((await run()).history).toEqual({ changed: 0, same: 1 })
    expect((await device.pull(cursor)).changes).toEqual([])
    await put({ packets: [packet()], earlier: [attempt({ feedback: 'Show it step by step.' })] })
    expect((await run()).history).toEqual({ changed: 1, same: 0 })
    expect((await device.pull(cursor)).changes).toMatchObject([
      {
        packet: {
          id,
          revision: 1,
          earlier: [{ decisionId: before!.decisionId, feedback: 'Show it step by step.' }],
        },
      },
    ])
  })

  test('names nobody in a blind review, not by its id either', async () => {
    await write('before/log.pdf', pdf)
    await put({ packets: [packet({ blind: true })], earlier: [attempt()] })
    await run()
    const [one] = (await wire()).earlier
    expect(JSON.stringify(one)).not.toMatch(/Amal/)
    for (const table of ['earlier_files', 'earlier_attempts'] as const)
      await records.central.db.deleteFrom(table).execute()
    await run()
    expect((await wire()).earlier[0]!.decisionId).not.toBe(one!.decisionId)
  })

  test('with a fault is left out whole and named by its index, the others are not', async () => {
    await write('before/log.pdf', pdf)
    await put({
      packets: [packet()],
      earlier: [
        attempt({ outcome: 'recused' }),
        attempt({ achievement: 'field-9' }),
        attempt({ rubricVersion: 7 }),
        attempt({ ratings: [{ criterion: 'care', rating: 'method-no' }] }),
        attempt({ evidence: [{ title: 'Gone', file: 'gone.pdf' }] }),
        attempt({ ratings: [...attempt().ratings, attempt().ratings[0]] }),
        attempt(),
      ],
      earned: [{ learner: learner() }, 7],
    })
    const report = await run()
    expect(report).toMatchObject({ packets: [{ id }], history: { changed: 1, same: 0 } })
    const named = report.faults.map(({ subject, what }) => `${subject} ${what}`).join('\n')
    expect(named).toMatch(/earlier\[0\] .*outcome is none of met, not-yet/)
    expect(named).toMatch(/earlier\[1\] .*no achievement field-9/)
    expect(named).toMatch(/earlier\[2\] .*no rubric rubric-1 version 7/)
    expect(named).toMatch(/earlier\[3\] .*no rating method-no of criterion care/)
    expect(named).toMatch(/earlier\[4\]\.evidence\[0\] .*gone\.pdf/)
    expect(named).toMatch(/earlier\[5\] .*criterion twice/)
    expect(named).toMatch(/earned\[0\] .*achievement/)
    expect(named).toMatch(/earned\[1\] /)
    expect(named).not.toMatch(/earlier\[6\]/)
  })

  test('can stand in framework.json, beside packets in manifest.csv', async () => {
    await write('before/log.pdf', pdf)
    await write('framework.json', JSON.stringify({ earlier: [attempt()] }))
    await write(
      'manifest.csv',
      `packet,learner,achievement,attempt,reviewer,submitted,title,text\n${id},${learner()},field-1,2,R-1,2026-11-02,Text,words\n`,
    )
    expect((await run()).faults).toEqual([])
    expect((await wire()).earlier).toMatchObject([{ attempt: 1 }])
  })
})

describe('a level that was earned before', () => {
  const level2 = { achievement: 'field-2', attempt: 1 }

  test('says when, and by what: known again by its bytes, which are not kept', async () => {
    await write('log.pdf', pdf)
    const evidence = [
      { title: 'Log', file: 'log.pdf' },
      { title: 'Talk with the host' },
      { title: 'Page', url: 'https://example.org/tides' },
    ]
    const earned = [{ learner: learner(), achievement: 'field-1', at: '2026-05-02', evidence }]
    await put({
      packets: [packet({ ...level2, evidence: [{ title: 'Log again', file: 'log.pdf' }] })],
      earned,
    })
    expect(await run()).toMatchObject({ history: { changed: 1, same: 0 }, faults: [] })
    const { evidence: now, earnedBy } = await wire()
    expect(earnedBy).toEqual([
      {
        achievementId: 'field-1',
        earnedAt: '2026-05-02T00:00:00.000Z',
        evidence: [
          { title: 'Log', kind: 'file', sha256: now[0]!.sha256 },
          { title: 'Talk with the host', kind: 'file', sha256: null },
          { title: 'Page', kind: 'link', sha256: expect.any(String) },
        ],
      },
    ])
    expect((await run()).history).toEqual({ changed: 0, same: 1 })
  })

  test('can be corrected; named without details it keeps those that are written down', async () => {
    const of = { learner: learner(), achievement: 'field-1' }
    await put({ packets: [packet(level2)], earned: [{ ...of, at: '2026-05-02' }] })
    await run()
    await put({ earned: [{ ...of, at: '2026-05-03' }] })
    expect((await run()).history).toEqual({ changed: 1, same: 0 })
    await put({ earned: [of] })
    expect((await run()).history).toEqual({ changed: 0, same: 1 })
    expect((await wire()).earnedBy).toMatchObject([{ earnedAt: '2026-05-03T00:00:00.000Z' }])
  })

  test('of an achievement that is not there, or by a file that is not there, is named', async () => {
    await put({
      earned: [
        { learner: learner(), achievement: 'field-9' },
        {
          learner: learner(),
          achievement: 'field-1',
          evidence: [{ title: 'Log', file: '../log.pdf' }],
        },
      ],
    })
    const { faults } = await run()
    expect(faults.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      'manifest-malformed manifest.json, earned[0]',
      'file-missing manifest.json, earned[1].evidence[0]',
    ])
  })
})
