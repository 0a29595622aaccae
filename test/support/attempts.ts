/** A learner who hands in for the second time, with two of three levels earned. */
import { createHash } from 'node:crypto'
import { framework, rubrics } from '../../central/demo/programme/index.ts'
import { putEarlierAttempt, putEarned } from '../../central/programme/attempts.ts'
import { putPacket } from '../../central/programme/packets.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import { makePdf } from './documents.ts'
import type { CentralPlace } from './programs.ts'
import { openRecords } from './records.ts'
import { reviewer } from './reviewer.ts'

/** Scored by the rubric of Level 2; the first in the queue of the test's office. */
export const secondAttempt = {
  id: 'P-690',
  achievement: 'CFD-2',
  badge: 'Coastal Field Data Technician',
}

export const rubric = rubrics.find(
  ({ achievementId }) => achievementId === secondAttempt.achievement,
)!

/** What was met then, and stays so: all but the first two. */
export const [open, kept] = [rubric.criteria.slice(0, 2), rubric.criteria.slice(2)]

export const feedback = 'Your log is sound. Please show how you cleaned the data.'
export const comment = 'Say what you left out, and why.'

const statement = {
  before: 'I went to the shore on 3 May.\n\nI took 5 samples at noon.\n\nThen I went home.',
  now: 'I went to the shore on 3 May.\n\nI took 12 samples at low water.\n\nThen I went home.',
}
const readings = {
  before: 'station,ph\n1,7.9\n2,\n',
  now: 'station,ph\n1,7.9\n2,8.1\n3,8.0\n',
}

/** Puts both attempts into central records. */
export async function putSecondAttempt(place: Pick<CentralPlace, 'data'>): Promise<void> {
  const records = await openRecords(place)
  const text = (id: string, title: string, said: string): Evidence => ({
    id,
    title,
    kind: 'text',
    text: said,
    sha256: createHash('sha256').update(said).digest('hex'),
  })
  const file = async (
    id: string,
    title: string,
    fileName: string,
    mediaType: string,
    bytes: Uint8Array,
  ): Promise<Evidence> => ({
    id,
    title,
    kind: 'file',
    fileName,
    mediaType,
    ...(await records.evidence.put(bytes)),
  })
  const pdf = async (id: string, title: string, name: string, pages: number, says: string) =>
    file(id, title, name, 'application/pdf', await makePdf(says, pages))
  const table = (id: string, rows: string) =>
    file(id, 'Readings', 'readings.csv', 'text/csv', Buffer.from(rows))

  const log = await pdf('E-log', 'Field log', 'log.pdf', 2, 'Field log')
  const evidence = [
    text('E-1', 'Statement', statement.now),
    log,
    await table('E-3', readings.now),
    await pdf('E-4', 'Report', 'report.pdf', 3, 'Second report'),
    text('E-5', 'Letter', 'What my host wrote.'),
  ]
  const earlier = [
    text('B-1', 'Statement', statement.before),
    log,
    await table('B-3', readings.before),
    await pdf('B-4', 'Report', 'report.pdf', 2, 'First report'),
    await pdf('B-5', 'Sketch', 'sketch.pdf', 1, 'Sketch of the shore'),
  ]
  const learnerId = 'learner-again'
  const of = (achievementId: string) => ({ learnerId, achievementId })
  const by = (earnedAt: string, ...items: Evidence[]) => ({
    earnedAt,
    evidence: items.map(({ title, kind, sha256 }) => ({ title, kind, sha256 })),
  })
  await records.db.transaction().execute(async (trx) => {
    await putEarned(trx, of('CFD-1'), by('2026-03-02T09:00:00.000Z', log, text('x', 'Diary', 'x')))
    await putEarned(trx, of('CFD-3'), by('2026-08-20T09:00:00.000Z', text('y', 'Portfolio', 'y')))
    await putEarlierAttempt(trx, of('CFD-2'), {
      attempt: 1,
      decisionId: '018f0000-0000-7000-8000-000000000690',
      rubricVersion: rubric.version,
      outcome: 'not-yet',
      scores: rubric.criteria.map(({ id, ratings, requiredRatingId }) => ({
        criterionId: id,
        ratingId: open.some((one) => one.id === id) ? ratings[0]!.id : requiredRatingId,
        noRating: null,
        comment: id === open[0]!.id ? comment : '',
        anchors: [],
        keptFrom: null,
      })),
      feedback,
      decidedAt: '2026-10-14T09:00:00.000Z',
      evidence: earlier,
    })
    await putPacket(trx, {
      id: secondAttempt.id,
      attempt: 2,
      frameworkId: framework.id,
      pathwayId: 'coastal-field-data',
      achievementId: 'CFD-2',
      rubricId: rubric.id,
      rubricVersion: rubric.version,
      blind: false,
      learner: { id: learnerId, alias: 'Learner 90', name: 'Learner of two attempts' },
      submittedAt: '2026-11-02T09:00:00.000Z',
      dueAt: '2026-12-01T09:00:00.000Z',
      evidence,
      reviewerId: reviewer.id,
    })
  })
  await records.close()
}
