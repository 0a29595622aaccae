import type { Selectable } from 'kysely'
import type { Tables, Trx } from '../database/tables.ts'
import { announce } from '../feed/append.ts'
import { readTerms, setTerms, type Terms } from './terms.ts'

type PacketRow = Selectable<Tables['packets']>

/** The packets of a rubric's set, in the order in which they were put in; copies are made of them. */
const readSet = (trx: Trx, rubricId: string, calibration: 'practice' | 'qualification') =>
  trx
    .selectFrom('packets')
    .selectAll()
    .where('rubric_id', '=', rubricId)
    .where('calibration', '=', calibration)
    .where('copy_of', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('number')
    .execute()

/**
 * Gives a reviewer what there is to practise with for a rubric, and the first round of its
 * qualification set. What they have already stays as it is.
 */
export async function giveSets(trx: Trx, rubricId: string, reviewerId: string): Promise<void> {
  for (const packet of await readSet(trx, rubricId, 'practice'))
    await giveCopy(trx, packet, reviewerId, null)
  const round = await trx
    .selectFrom('qualifications')
    .select('round')
    .where('rubric_id', '=', rubricId)
    .where('reviewer_id', '=', reviewerId)
    .limit(1)
    .executeTakeFirst()
  if (!round) await giveRound(trx, rubricId, reviewerId, 1)
}

/** @returns whether the set has anything to give */
export async function giveRound(
  trx: Trx,
  rubricId: string,
  reviewerId: string,
  round: number,
): Promise<boolean> {
  const set = await readSet(trx, rubricId, 'qualification')
  if (set.length === 0) return false
  const { size, exact, within } = await readTerms(trx, rubricId)
  await trx
    .insertInto('qualifications')
    .values({ reviewer_id: reviewerId, rubric_id: rubricId, round, exact, within })
    .execute()
  // Each round has other packets as long as the set has any; then it begins again.
  const many = Math.min(size, set.length)
  for (let at = 0; at < many; at += 1)
    await giveCopy(trx, set[((round - 1) * many + at) % set.length]!, reviewerId, round)
  return true
}

async function giveCopy(
  trx: Trx,
  of: PacketRow,
  reviewerId: string,
  round: number | null,
): Promise<void> {
  const { number, ...packet } = of
  void number
  const id = [packet.id, reviewerId, ...(round === null ? [] : [round])].join(':')
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('packets')
    .values({
      ...packet,
      id,
      // Nobody's attempt: no learner has this id, and nothing follows from it for any.
      learner_id: `calibration:${id}`,
      evidence: JSON.stringify(packet.evidence),
      reviewer_id: reviewerId,
      due_at: null,
      copy_of: packet.id,
      copy_round: round,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return
  const files = packet.evidence.flatMap((item) => (item.kind === 'file' ? item.sha256 : []))
  if (files.length > 0)
    await trx
      .insertInto('packet_evidence')
      .values(
        [...new Set(files)].map((sha256) => ({ packet_id: id, revision: packet.revision, sha256 })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await announce(trx, { kind: 'packet', subject: id, reviewer: reviewerId })
}

/** Announces a reviewer's qualification packets of a rubric: what they say of the pass has changed. */
export async function announceRounds(trx: Trx, rubricId: string, reviewerId?: string) {
  const copies = await trx
    .selectFrom('packets')
    .select(['id', 'reviewer_id'])
    .where('rubric_id', '=', rubricId)
    .where('calibration', '=', 'qualification')
    .where('copy_of', 'is not', null)
    .execute()
  await announce(
    trx,
    ...copies
      .filter(({ reviewer_id }) => reviewerId === undefined || reviewer_id === reviewerId)
      .map(({ id, reviewer_id }) => ({
        kind: 'packet' as const,
        subject: id,
        reviewer: reviewer_id,
      })),
  )
}

/** Sets terms of a rubric. Once it is demanded, everyone who reviews by it gets the sets. */
export async function changeTerms(trx: Trx, rubricId: string, terms: Partial<Terms>) {
  await setTerms(trx, rubricId, terms)
  if (terms.demanded) {
    const reviewers = await trx
      .selectFrom('packets')
      .select('reviewer_id')
      .distinct()
      .where('rubric_id', '=', rubricId)
      .where('reviewer_id', 'is not', null)
      .execute()
    for (const { reviewer_id } of reviewers) await giveSets(trx, rubricId, reviewer_id!)
  }
  await announceRounds(trx, rubricId)
}

/** What goes along with a packet that is given to a reviewer: the sets, where they are demanded. */
export async function giveAlong(trx: Trx, packetId: string, reviewerId: string): Promise<void> {
  const packet = await trx
    .selectFrom('packets')
    .selectAll()
    .where('id', '=', packetId)
    .executeTakeFirstOrThrow()
  if (packet.calibration !== null) return
  const terms = await readTerms(trx, packet.rubric_id)
  if (terms.demanded) await giveSets(trx, packet.rubric_id, reviewerId)
  if (terms.seed_every !== null && isTurn(packetId, terms.seed_every))
    await serveSeed(trx, packet, reviewerId)
}

/** One in so many, at no place that could be counted to, and the same for a packet each time. */
function isTurn(packetId: string, every: number): boolean {
  let mixed = 0x81_1c_9d_c5
  for (const letter of packetId)
    mixed = Math.imul(mixed ^ letter.codePointAt(0)!, 0x01_00_01_93) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c_1b_3c_6d) >>> 0
  return (mixed ^ (mixed >>> 12)) % every === 0
}

/** Gives out a hidden packet beside a real one, with dates like that one's. */
async function serveSeed(trx: Trx, beside: PacketRow, reviewerId: string): Promise<void> {
  const seed = await trx
    .selectFrom('packets')
    .select('id')
    .where('calibration', '=', 'seed')
    .where('rubric_id', '=', beside.rubric_id)
    .where('reviewer_id', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('number')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (!seed) return
  await trx
    .updateTable('packets')
    .set({ reviewer_id: reviewerId, due_at: beside.due_at, submitted_at: beside.submitted_at })
    .where('id', '=', seed.id)
    .execute()
  await announce(trx, { kind: 'packet', subject: seed.id, reviewer: reviewerId })
}
