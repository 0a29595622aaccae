import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Score } from '../../shared/model/decision.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import { putEarlierAttempt } from '../programme/attempts.ts'
import { addCovers, removeCover, setCovers } from '../covers/put.ts'
import { listCovers } from '../covers/list.ts'
import { enrolDevice } from '../testing/device.ts'
import { put, textEvidence } from '../testing/fixtures.ts'
import { type Records, startRecords } from '../testing/records.ts'

const learner = {
  id: 'alovelace',
  alias: 'Ada, our learner',
  name: 'Ada Lovelace-Byron',
  also: ['Augusta King', 'ada.l.byron@example.org'],
}
/** As it may stand anywhere in what is sent, in bytes. */
const anyName = /ada\b|lovelace|byron|augusta|alovelace|example\.org/i

let records: Records
let device: Awaited<ReturnType<typeof enrolDevice>>
let file: Extract<Evidence, { kind: 'file' }>

beforeAll(async () => {
  records = await startRecords()
  device = await enrolDevice(records, 'R-1')
  const stored = await records.central.evidence.put(Buffer.from('Ada wrote this'))
  const common = { kind: 'file' as const, mediaType: 'application/pdf', ...stored }
  file = { id: 'E1', title: 'Field report, Ada Lovelace', fileName: 'AdaLovelace.pdf', ...common }
})
afterAll(() => records.close())

const scores: Score[] = [
  {
    criterionId: 'care',
    ratingId: 'care-yes',
    noRating: null,
    comment: 'Ada was careful; well done, Ms. Lovelace-Byron.',
    anchors: [
      {
        id: crypto.randomUUID(),
        evidenceId: 'E1',
        sha256: 'a'.repeat(64),
        place: {
          type: 'passage',
          page: 0,
          exact: 'da Lovelace measured',
          prefix: 'the day on which A',
          suffix: ' with Augusta Ki',
          start: 18,
          end: 38,
          boxes: [],
        },
        note: 'Where Augusta is named',
        madeAt: '2026-10-01T08:00:00.000Z',
      },
    ],
    keptFrom: null,
  },
]

const told = 'By Ada Lovelace (ada.l.byron@example.org), whom some call Augusta King.'

async function packetOf(id: string) {
  const response = await device.get('/v1/changes?limit=500')
  const bytes = await response.text()
  const { data } = JSON.parse(bytes)
  const change = data.changes.find(
    (one: { type: string; packet?: { id: string } }) =>
      one.type === 'packet' && one.packet!.id === id,
  )
  return { bytes, packet: change?.packet }
}

test('nothing that is sent of a blind packet names its learner', async () => {
  const { db } = records.central
  await db.transaction().execute((trx) =>
    putEarlierAttempt(
      trx,
      { learnerId: learner.id, achievementId: 'field-1' },
      {
        attempt: 1,
        decisionId: crypto.randomUUID(),
        rubricVersion: 1,
        outcome: 'not-yet',
        scores,
        feedback: 'Dear Ada, dear Mrs. King, please come again.',
        decidedAt: '2026-10-02T08:00:00.000Z',
        evidence: [
          { ...file, title: 'First report by Lovelace' },
          { ...textEvidence('E2', told), title: 'Ada' },
        ],
      },
    ),
  )
  // In another packet the learner goes by another name, which is theirs all the same.
  await put(records.central, 'P-second', {
    blind: true,
    attempt: 2,
    learner,
    evidence: [
      file,
      { ...textEvidence('E2', told), title: 'Ada Lovelace' },
      {
        id: 'E3',
        title: 'Page of A. Lovelace',
        kind: 'link',
        url: 'https://example.com/~ada%20lovelace/',
        sha256: 'b'.repeat(64),
      },
      {
        id: 'E4',
        title: 'Tides',
        kind: 'link',
        url: 'https://example.com/t',
        sha256: 'c'.repeat(64),
      },
    ],
  })
  await db
    .transaction()
    .execute((trx) =>
      addCovers(trx, file.sha256, [{ page: 0, box: [0.1, 0.1, 0.3, 0.05], name: 'Name of Ada' }]),
    )
  const { bytes, packet } = await packetOf('P-second')
  expect(bytes).not.toMatch(anyName)
  expect(packet.learner).toEqual({ alias: 'Learner of P-second', name: null })
  expect(packet.evidence).toMatchObject([
    { title: 'Field report, the learner', fileName: null, sha256: file.sha256 },
    { title: 'Evidence 2', text: 'By the learner (the learner), whom some call the learner.' },
    { title: 'Page of the learner', url: 'https://withheld.invalid/', withheld: true },
    { title: 'Tides', url: 'https://example.com/t' },
  ])
  expect(packet.evidence[3]).not.toHaveProperty('withheld')
  expect(packet.earlier[0].evidence).toMatchObject([
    { title: 'First report by the learner', fileName: null, sha256: file.sha256 },
    { title: 'Evidence 2', text: 'By the learner (the learner), whom some call the learner.' },
  ])
  expect(packet.earlier).toMatchObject([
    {
      feedback: 'Dear the learner, dear Mrs. the learner, please come again.',
      scores: [
        {
          comment: 'The learner was careful; well done, Ms. the learner.',
          anchors: [
            {
              note: 'Where the learner is named',
              place: { exact: 'The learner measured', prefix: '', suffix: '' },
            },
          ],
        },
      ],
    },
  ])
  expect(packet.covers).toMatchObject([
    { sha256: file.sha256, page: 0, name: 'Name of the learner' },
  ])
})

test('a packet that is not blind says it all, with what the office covered', async () => {
  await put(records.central, 'P-open', { learner: { ...learner, id: 'other' }, evidence: [file] })
  const { packet } = await packetOf('P-open')
  expect(packet).toMatchObject({
    learner: { name: learner.name },
    evidence: [{ title: file.title, fileName: file.fileName }],
    covers: [{ name: 'Name of Ada', box: [0.1, 0.1, 0.3, 0.05] }],
  })
})

test('covers of a file come and go in every packet that has it', async () => {
  const { db } = records.central
  const change = (work: Parameters<ReturnType<typeof db.transaction>['execute']>[0]) =>
    db.transaction().execute(work)
  const coversIn = async (id: string) => (await packetOf(id)).packet.covers
  const one = { page: 0, box: [0, 0, 0.5, 0.5] as [number, number, number, number], name: '' }
  const before = (await device.pull()).cursor
  await change((trx) => setCovers(trx, file.sha256, [one, { ...one, page: 2 }]))
  expect(await coversIn('P-second')).toMatchObject([{ page: 0 }, { page: 2 }])
  expect(await coversIn('P-open')).toHaveLength(2)
  // The same again is no change, and keeps what is there.
  const ids = (await listCovers(db)).map(({ id }) => id)
  await change((trx) => setCovers(trx, file.sha256, [one, { ...one, page: 2 }]))
  expect((await listCovers(db)).map(({ id }) => id)).toEqual(ids)
  const { changes } = await device.pull(before)
  expect(
    changes.flatMap((each) => (each.type === 'packet' ? [each.packet.id] : [])).toSorted(),
  ).toEqual(['P-open', 'P-second'])
  expect(await change((trx) => removeCover(trx, ids[0]!))).toBe(true)
  expect(await change((trx) => removeCover(trx, ids[0]!))).toBe(false)
  expect(await coversIn('P-open')).toHaveLength(1)
})
