import { createHash } from 'node:crypto'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { Level } from '../../shared/model/framework.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { framework, levels } from '../../shared/testing/framework.ts'
import type { Central } from '../open.ts'
import { putFramework, putRubric } from '../programme/frameworks.ts'
import { type PacketInput, putPacket } from '../programme/packets.ts'
import { putReviewer } from '../programme/reviewers.ts'

export const rubricOf = (level: Level, version = 1): Rubric => ({
  id: `rubric-${level}`,
  version,
  achievementId: `field-${level}`,
  level,
  title: `Field work, level ${level}`,
  feedback: level === 3 ? 'required' : 'optional',
  criteria: ['care', 'method'].map((id) => ({
    id,
    standardId: `s-${level}`,
    title: id,
    description: `Shows ${id}`,
    evidenceDemanded: false,
    requiredRatingId: `${id}-yes`,
    ratings: [
      { id: `${id}-no`, label: 'Not yet', description: 'Not yet', points: null },
      { id: `${id}-yes`, label: 'Meets', description: 'Meets', points: null },
    ],
  })),
})

/** Framework, rubrics of version 1 and the reviewers. */
export async function putProgramme({ db }: Central): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const level of levels) await putRubric(trx, rubricOf(level))
    await putFramework(trx, framework)
    await putReviewer(trx, { id: 'R-1', name: 'First reviewer' })
    await putReviewer(trx, { id: 'R-2', name: 'Second reviewer' })
  })
}

export const textEvidence = (id: string, text: string): Evidence => ({
  id,
  title: `Text ${id}`,
  kind: 'text',
  text,
  sha256: createHash('sha256').update(text).digest('hex'),
})

/** A packet of level 1 for R-1 with one text; the learner is its own unless said otherwise. */
export const packetInput = (id: string, more: Partial<PacketInput> = {}): PacketInput => ({
  id,
  attempt: 1,
  frameworkId: 'fw',
  pathwayId: 'field',
  achievementId: 'field-1',
  rubricId: 'rubric-1',
  rubricVersion: 1,
  blind: false,
  learner: { id: `learner-${id}`, alias: `Learner of ${id}`, name: `Name of ${id}` },
  submittedAt: '2026-11-01T08:00:00.000Z',
  dueAt: '2026-11-30T22:59:59.000Z',
  evidence: [textEvidence('E1', `What ${id} did`)],
  reviewerId: 'R-1',
  ...more,
})

export const put = ({ db }: Central, id: string, more: Partial<PacketInput> = {}) =>
  db.transaction().execute((trx) => putPacket(trx, packetInput(id, more)))
