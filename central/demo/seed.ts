import { createHash } from 'node:crypto'
import type { Evidence } from '../../shared/model/evidence.ts'
import { addCovers, type Covering } from '../covers/put.ts'
import type { Trx } from '../database/tables.ts'
import type { Central } from '../open.ts'
import { putEarlierAttempt, putEarned } from '../programme/attempts.ts'
import { putCommentBank } from '../programme/comments.ts'
import { putFramework, putRubric } from '../programme/frameworks.ts'
import { putPacket } from '../programme/packets.ts'
import { putReviewer } from '../programme/reviewers.ts'
import { markDemonstration } from '../programme/service.ts'
import { banks } from './comments/index.ts'
import { giveSets } from '../calibration/give.ts'
import { planAll } from './all.ts'
import type { PlannedCalibration } from './calibration.ts'
import { makeByCrew } from './crew.ts'
import { recallAttempt } from './earlier.ts'
import { recallEarned } from './earned.ts'
import type { HandIn } from './hand-ins/hand-in.ts'
import type { PlannedPacket } from './plan.ts'
import { framework, lookUp, rubrics } from './programme/index.ts'

export const demonstrationReviewer = { id: 'R-demo', name: 'Demonstration reviewer' }

/**
 * Fills empty central records with the demonstration programme: made-up learners, their packets and
 * what they handed in, all of it assigned to reviewer `R-demo`. Dates lie around the day of seeding;
 * everything else is the same each time. Rows are written in one transaction at the end, so that an
 * interrupted seeding leaves the records empty, and can be begun again.
 * @param progress is told after each packet how many of all are made, and which was the last
 */
export async function seedDemonstration(
  central: Pick<Central, 'db' | 'evidence'>,
  progress: (done: number, total: number, what: string) => void,
): Promise<void> {
  const today = new Date()
  const packets = planAll(today)
  const evidence = new Map<string, HandedIn>()
  const covers = new Map<string, Covering[]>()
  await makeByCrew(packets.length, today, async ({ nth, handIns, earlier }) => {
    const { id } = packets[nth]!
    const store = (items: HandIn[], attempt: string) =>
      Promise.all(
        items.map((handIn, index) =>
          storeHandIn(central, `E-${id.slice(2)}-${attempt}${index + 1}`, handIn),
        ),
      )
    const now = await store(handIns, '')
    evidence.set(id, { now, earlier: await store(earlier, 'before-') })
    for (const [at, handIn] of handIns.entries())
      if ('covers' in handIn && handIn.covers) covers.set(now[at]!.sha256, handIn.covers)
    progress(evidence.size, packets.length, id)
  })
  await central.db.transaction().execute(async (trx) => {
    await markDemonstration(trx, 'Demonstration records')
    await putReviewer(trx, demonstrationReviewer)
    await putFramework(trx, framework)
    for (const rubric of rubrics) await putRubric(trx, rubric)
    for (const bank of banks) await putCommentBank(trx, bank)
    for (const packet of packets) await putPlanned(trx, packet, evidence.get(packet.id)!)
    for (const [sha256, list] of covers) await addCovers(trx, sha256, list)
    await giveSets(trx, 'CFD-2-rubric', demonstrationReviewer.id)
  })
}

/** What a learner handed in, and what with the attempt before. */
type HandedIn = { now: Evidence[]; earlier: Evidence[] }

async function storeHandIn(
  { evidence }: Pick<Central, 'evidence'>,
  id: string,
  handIn: HandIn,
): Promise<Evidence> {
  if (handIn.kind === 'file') {
    const { bytes, covers, ...described } = handIn
    void covers
    return { id, ...described, ...(await evidence.put(bytes)) }
  }
  const sha256 = createHash('sha256')
    .update(handIn.kind === 'text' ? handIn.text : handIn.url)
    .digest('hex')
  return { id, ...handIn, sha256 }
}

async function putPlanned(
  trx: Trx,
  packet: PlannedPacket | PlannedCalibration,
  { now, earlier }: HandedIn,
): Promise<void> {
  const { pathway, rubric } = lookUp(packet.achievementId)
  const of = (achievementId: string) => ({ learnerId: packet.learner.id, achievementId })
  // What went before is put first, so that each packet is announced once.
  for (const achievementId of packet.earned)
    await putEarned(trx, of(achievementId), recallEarned(packet, achievementId, now))
  if (packet.attempt > 1)
    await putEarlierAttempt(trx, of(packet.achievementId), recallAttempt(packet, rubric, earlier))
  await putPacket(trx, {
    id: packet.id,
    attempt: packet.attempt,
    frameworkId: framework.id,
    pathwayId: pathway.id,
    achievementId: packet.achievementId,
    rubricId: rubric.id,
    rubricVersion: rubric.version,
    blind: packet.blind,
    learner: packet.learner,
    submittedAt: packet.submittedAt.toISOString(),
    dueAt: packet.dueAt?.toISOString() ?? null,
    evidence: now,
    // Of a set, copies are given and not the packet itself.
    reviewerId: 'calibration' in packet ? null : demonstrationReviewer.id,
    calibration: 'calibration' in packet ? packet.calibration : null,
  })
}
