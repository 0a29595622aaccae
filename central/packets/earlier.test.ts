import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EvidenceFile } from '../../shared/model/evidence.ts'
import type { EarlierAttempt, Packet } from '../../shared/model/packet.ts'
import type { Trx } from '../database/tables.ts'
import { putEarlierAttempt, putEarned } from '../programme/attempts.ts'
import { assignPacket, revisePacket, withdrawPacket } from '../programme/packets.ts'
import { putReviewer } from '../programme/reviewers.ts'
import { enrolDevice, rated } from '../testing/device.ts'
import { put, textEvidence } from '../testing/fixtures.ts'
import { type Records, startRecords } from '../testing/records.ts'

type Device = Awaited<ReturnType<typeof enrolDevice>>
let records: Records
let [first, second, stranger]: Device[] = []
let count = 0
let id: string
let learner: { id: string; alias: string; name: string }

beforeAll(async () => {
  records = await startRecords()
  await change((trx) => putReviewer(trx, { id: 'R-3', name: 'Third reviewer' }))
  first = await enrolDevice(records, 'R-1')
  second = await enrolDevice(records, 'R-2')
  stranger = await enrolDevice(records, 'R-3')
})
afterAll(() => records.close())
beforeEach(() => {
  count += 1
  id = `P-${count}`
  learner = { id: `learner-${count}`, alias: `L-${count}`, name: 'Ada Ames' }
})

const change = <Result>(work: (trx: Trx) => Promise<Result>) =>
  records.central.db.transaction().execute(work)

async function file(title = 'Log'): Promise<EvidenceFile> {
  const stored = await records.central.evidence.put(randomBytes(50))
  return {
    id: `E-${stored.sha256.slice(0, 8)}`,
    title,
    kind: 'file',
    fileName: 'Log of Ada.pdf',
    mediaType: 'application/pdf',
    ...stored,
  }
}

const packetFor = async (device: Device, packetId: string): Promise<Packet | undefined> => {
  const { changes } = await device.pull()
  return changes
    .flatMap((one) => (one.type === 'packet' ? one.packet : []))
    .findLast((packet) => packet.id === packetId)
}
const status = async (device: Device, { sha256 }: EvidenceFile) =>
  (await device.get(`/v1/evidence/${sha256}`)).status
const statuses = async (of: EvidenceFile) => [
  await status(first!, of),
  await status(second!, of),
  await status(stranger!, of),
]

/** The first attempt, with one file, decided by R-1; the second is there for R-2 unless told otherwise. */
async function twoAttempts(reviewerId: string | null = 'R-2', blind = false) {
  const item = await file()
  await put(records.central, `${id}-1`, { learner, evidence: [item] })
  const decided = first!.decide(`${id}-1`, [item.sha256], {
    outcome: 'not-yet',
    scores: rated('no', 'yes'),
  })
  await first!.send(decided.signed)
  const evidence = [textEvidence('E2', 'Again')]
  await put(records.central, `${id}-2`, { learner, attempt: 2, evidence, reviewerId, blind })
  return { item, decided }
}

describe('the evidence of an earlier attempt', () => {
  test('is in the packet of the next one, and open to its reviewer and nobody else', async () => {
    const { item } = await twoAttempts()
    // One who has a packet of another learner, and a later attempt of this one at another level.
    await put(records.central, `${id}-o`, { reviewerId: 'R-3', attempt: 2 })
    await put(records.central, `${id}-l`, {
      learner,
      attempt: 2,
      reviewerId: 'R-3',
      achievementId: 'field-2',
      rubricId: 'rubric-2',
    })
    expect(await packetFor(second!, `${id}-2`)).toMatchObject({
      earlier: [{ attempt: 1, evidence: [item] }],
    })
    expect(await statuses(item)).toEqual([200, 200, 404])
  })

  test('is closed to a reviewer who has no packet of a later attempt, or no more', async () => {
    const { item } = await twoAttempts(null)
    expect(await statuses(item)).toEqual([200, 404, 404])
    await change((trx) => assignPacket(trx, `${id}-2`, 'R-2'))
    expect(await statuses(item)).toEqual([200, 200, 404])
    await change((trx) => assignPacket(trx, `${id}-2`, 'R-3'))
    expect(await statuses(item)).toEqual([200, 404, 200])
    await change((trx) => withdrawPacket(trx, `${id}-2`))
    expect(await statuses(item)).toEqual([200, 404, 404])
  })

  test('stays open to one whose decision on the later attempt took effect', async () => {
    const { item } = await twoAttempts()
    const hashes = [textEvidence('E2', 'Again').sha256]
    // To decide on a packet that is another's opens nothing.
    await stranger!.send(stranger!.decide(`${id}-2`, hashes).signed)
    expect(await statuses(item)).toEqual([200, 200, 404])
    const packet = await packetFor(second!, `${id}-2`)
    const keptFrom = packet!.earlier[0]!.decisionId
    const scores = rated('yes', 'yes').map((score) =>
      score.criterionId === 'method' ? { ...score, keptFrom } : score,
    )
    const [verdict] = await second!.send(second!.decide(`${id}-2`, hashes, { scores }).signed)
    expect(verdict).toMatchObject({ status: 'accepted' })
    await change((trx) => assignPacket(trx, `${id}-2`, 'R-3'))
    expect(await statuses(item)).toEqual([200, 200, 200])
  })

  test('is not listed, and closed, while nothing is in effect on that attempt', async () => {
    const { item, decided } = await twoAttempts()
    await first!.send(first!.takeBack(decided.decision).signed)
    expect(await packetFor(second!, `${id}-2`)).toMatchObject({ earlier: [] })
    expect(await statuses(item)).toEqual([200, 404, 404])
  })

  test('goes and comes back with that attempt, and the next one is told each time', async () => {
    await twoAttempts()
    const told = async (since: string) => {
      const { changes, cursor } = await second!.pull(since)
      const packets = changes.flatMap((one) => (one.type === 'packet' ? one.packet : []))
      return { earlier: packets.find((packet) => packet.id === `${id}-2`)?.earlier.length, cursor }
    }
    const { cursor } = await second!.pull()
    await change((trx) => withdrawPacket(trx, `${id}-1`))
    const without = await told(cursor)
    expect(without.earlier).toBe(0)
    await change((trx) => assignPacket(trx, `${id}-1`, 'R-1'))
    expect((await told(without.cursor)).earlier).toBe(1)
  })

  test('is what was decided on: a revision replaced before is not', async () => {
    const old = await file()
    await put(records.central, `${id}-1`, { learner, evidence: [old] })
    const item = await file()
    await change((trx) => revisePacket(trx, `${id}-1`, [item]))
    const decided = first!.decide(`${id}-1`, [item.sha256], { packetRevision: 2 })
    await first!.send(decided.signed)
    await put(records.central, `${id}-2`, { learner, attempt: 2, reviewerId: 'R-2' })
    expect(await packetFor(second!, `${id}-2`)).toMatchObject({ earlier: [{ evidence: [item] }] })
    expect([await status(second!, item), await status(second!, old)]).toEqual([200, 404])
  })

  test('has no file names where the review is blind', async () => {
    await twoAttempts('R-2', true)
    const packet = await packetFor(second!, `${id}-2`)
    expect(packet).toMatchObject({ earlier: [{ evidence: [{ title: 'Log', fileName: null }] }] })
    expect(JSON.stringify(packet)).not.toMatch(/Ada/)
  })
})

describe('an attempt that was decided before these records began', () => {
  const before = (evidence: EvidenceFile[]): EarlierAttempt => ({
    attempt: 1,
    decisionId: '018f0000-0000-7000-8000-000000000001',
    rubricVersion: 1,
    outcome: 'not-yet',
    scores: rated('no', 'yes'),
    feedback: 'Look again',
    decidedAt: '2026-10-01T08:00:00.000Z',
    evidence,
  })
  const putBefore = (evidence: EvidenceFile[]) =>
    change((trx) =>
      putEarlierAttempt(trx, { learnerId: learner.id, achievementId: 'field-1' }, before(evidence)),
    )

  test('has its evidence listed, and open to the reviewer of the next one', async () => {
    const item = await file()
    await putBefore([item])
    expect(await statuses(item)).toEqual([404, 404, 404])
    await put(records.central, `${id}-2`, { learner, attempt: 2, reviewerId: 'R-2' })
    expect(await packetFor(second!, `${id}-2`)).toMatchObject({ earlier: [{ evidence: [item] }] })
    expect(await statuses(item)).toEqual([404, 200, 404])
    await putBefore([])
    expect(await statuses(item)).toEqual([404, 404, 404])
  })

  test('gives way to what these records decided on it', async () => {
    const old = await file()
    await putBefore([old])
    const { item } = await twoAttempts()
    expect(await packetFor(second!, `${id}-2`)).toMatchObject({ earlier: [{ evidence: [item] }] })
    expect([await status(second!, item), await status(second!, old)]).toEqual([200, 404])
  })

  test('of a body written before there was evidence in it has none', async () => {
    const { evidence: _, ...body } = before([])
    await records.central.db
      .insertInto('earlier_attempts')
      .values({
        learner_id: learner.id,
        achievement_id: 'field-1',
        attempt: 1,
        body: JSON.stringify(body),
      })
      .execute()
    await put(records.central, `${id}-2`, { learner, attempt: 2, reviewerId: 'R-2' })
    expect(await packetFor(second!, `${id}-2`)).toMatchObject({
      earlier: [{ attempt: 1, evidence: [] }],
    })
  })
})

describe('a level that was earned', () => {
  const next = { attempt: 1, achievementId: 'field-2', rubricId: 'rubric-2', reviewerId: 'R-2' }

  test('says when and by which evidence, without opening its bytes', async () => {
    const item = await file('Field log')
    await put(records.central, `${id}-1`, { learner, evidence: [item] })
    await first!.send(first!.decide(`${id}-1`, [item.sha256]).signed)
    await put(records.central, `${id}-n`, { learner, ...next })
    const { sha256 } = item
    expect(await packetFor(second!, `${id}-n`)).toMatchObject({
      earned: ['field-1'],
      earnedBy: [
        {
          achievementId: 'field-1',
          earnedAt: expect.stringMatching(/Z$/),
          evidence: [{ title: 'Field log', kind: 'file', sha256 }],
        },
      ],
    })
    expect(await statuses(item)).toEqual([200, 404, 404])
  })

  test('before these records began says what the office knows of it; in a blind review without names', async () => {
    const by = {
      earnedAt: '2026-05-02T00:00:00.000Z',
      evidence: [{ title: 'Log of Ada', kind: 'file' as const, sha256: null }],
    }
    const of = { learnerId: learner.id, achievementId: 'field-1' }
    await change((trx) => putEarned(trx, of, by))
    await put(records.central, `${id}-n`, { learner, ...next })
    await put(records.central, `${id}-b`, { learner, ...next, attempt: 2, blind: true })
    expect(await packetFor(second!, `${id}-n`)).toMatchObject({
      earnedBy: [{ achievementId: 'field-1', ...by }],
    })
    expect(await packetFor(second!, `${id}-b`)).toMatchObject({
      earned: ['field-1'],
      earnedBy: [{ earnedAt: by.earnedAt, evidence: [{ title: 'Log of the learner' }] }],
    })
  })
})
