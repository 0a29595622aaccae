import { type Selectable, sql } from 'kysely'
import { Decision, type Review } from '../../shared/model/decision.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import {
  EarlierAttempt,
  type EarnedBy,
  type InEffect,
  type Packet,
} from '../../shared/model/packet.ts'
import { fail } from '../../shared/protocol/problem.ts'
import { blindPacket } from '../../shared/rules/blind/packet.ts'
import type { KnownAs } from '../../shared/rules/blind/names.ts'
import { readCalibrations } from '../calibration/wire.ts'
import { coversOn } from '../covers/read.ts'
import type { Calibration } from '../../shared/model/calibration.ts'
import type { Db, Tables } from '../database/tables.ts'

/** A packet as central records have it now, and whose it is. */
export type PacketNow = {
  packet: Packet
  reviewerId: string | null
  withdrawn: boolean
  round: number
}

type Row = Awaited<ReturnType<typeof readRows>>[number]
type Effect = Awaited<ReturnType<typeof readEffects>>[number]
type EarnedRow = Selectable<Tables['earned_before']>

/**
 * Packets in the shape of the wire, by id; ids that are not known are left out. Of a blind packet
 * nothing names the learner: neither titles and file names, nor texts, nor what earlier reviewers wrote.
 */
export async function readPackets(db: Db, ids: string[]): Promise<Map<string, PacketNow>> {
  const rows = await readRows(db, ids)
  if (rows.length === 0) return new Map()
  const learners = [...new Set(rows.map(({ learner_id }) => learner_id))]
  const [effects, earlier, earned, achievements, calibrations, known] = await Promise.all([
    readEffects(db, learners),
    db
      .selectFrom('earlier_attempts')
      .selectAll()
      .where('learner_id', '=', anyOf(learners))
      .execute(),
    db.selectFrom('earned_before').selectAll().where('learner_id', '=', anyOf(learners)).execute(),
    readAchievements(db),
    readCalibrations(db, rows),
    readKnown(db, learners),
  ])
  const effectsOf = Map.groupBy(effects, ({ learner_id }) => learner_id)
  const earlierOf = Map.groupBy(earlier, ({ learner_id }) => learner_id)
  const earnedOf = Map.groupBy(earned, ({ learner_id }) => learner_id)

  const composed = rows.map((row) => {
    const mine = effectsOf.get(row.learner_id) ?? []
    const before = (earlierOf.get(row.learner_id) ?? [])
      .filter(({ achievement_id }) => achievement_id === row.achievement_id)
      // Those of before there was evidence in them say nothing of any.
      .map(({ body }) => EarlierAttempt.parse(body))
    const ofPathway = achievements.get(row.pathway_id) ?? new Set()
    const earnedBefore = (earnedOf.get(row.learner_id) ?? []).filter(({ achievement_id }) =>
      ofPathway.has(achievement_id),
    )
    return compose(row, mine, before, earnedBefore, calibrations.get(row.id) ?? null)
  })
  const covers = await coversOn(
    db,
    composed.map(({ packet }) => ({ id: packet.id, evidence: allEvidence(packet) })),
  )
  return new Map(
    composed.map((now, at) => {
      const { id, learner_id, blind } = rows[at]!
      const packet = { ...now.packet, covers: covers.get(id) ?? [] }
      return [id, { ...now, packet: blind ? blindPacket(packet, known.get(learner_id)!) : packet }]
    }),
  )
}

/** Of the packet, and of the attempts before it that its reviewer may open. */
const allEvidence = ({ evidence, earlier }: Packet): Evidence[] => [
  ...evidence,
  ...earlier.flatMap((attempt) => attempt.evidence),
]

const anyOf = (values: string[]) => sql<string>`any(${values}::text[])`

const readRows = (db: Db, ids: string[]) =>
  db.selectFrom('packets').selectAll().where('id', '=', anyOf(ids)).execute()

/** What is in effect for all packets of these learners: their earlier attempts, and levels earned. */
async function readEffects(db: Db, learners: string[]) {
  const siblings = await db
    .selectFrom('packets')
    .select(['id', 'learner_id', 'pathway_id', 'achievement_id', 'attempt', 'calibration'])
    .where('learner_id', '=', anyOf(learners))
    .where('withdrawn_at', 'is', null)
    .execute()
  const packets = new Map(siblings.map((sibling) => [sibling.id, sibling]))
  const effects = await db
    .selectFrom('in_effect')
    .select(['id', 'packet_id', 'reviewer_id', 'outcome', 'canonical', 'received_at'])
    .where('packet_id', '=', anyOf([...packets.keys()]))
    .execute()
  // What is in effect was decided on the revision of now, whose evidence this is.
  const handedIn = await db
    .selectFrom('packets')
    .select(['id', 'evidence'])
    .where('id', '=', anyOf(effects.map(({ packet_id }) => packet_id)))
    .execute()
  const evidenceOf = new Map(handedIn.map(({ id, evidence }) => [id, evidence]))
  return effects.flatMap((effect) => {
    const packet = packets.get(effect.packet_id)
    const evidence = evidenceOf.get(effect.packet_id) ?? []
    return packet ? [{ ...packet, ...effect, decision: effect.id, evidence }] : []
  })
}

/** What these records know each learner by, in whichever of their packets. */
async function readKnown(db: Db, learners: string[]): Promise<Map<string, KnownAs>> {
  const rows = await db
    .selectFrom('packets')
    .select(['learner_id', 'learner_name', 'learner_also'])
    .where('learner_id', '=', anyOf(learners))
    .distinct()
    .execute()
  const byLearner = Map.groupBy(rows, ({ learner_id }) => learner_id)
  return new Map(
    [...byLearner].map(([id, list]) => {
      const said = list.flatMap(({ learner_name, learner_also }) => [
        ...(learner_name === null ? [] : [learner_name]),
        ...learner_also,
      ])
      const isUser = (one: string) => /[@\d]/.test(one)
      return [
        id,
        { names: said.filter((one) => !isUser(one)), users: [id, ...said.filter(isUser)] },
      ]
    }),
  )
}

/** The achievements of each pathway, by its id, in any version of the framework. */
async function readAchievements(db: Db): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ pathway: string; achievement: string }>`
    select distinct pathway->>'id' as pathway, achievement->>'id' as achievement
    from frameworks,
      jsonb_array_elements(body->'pathways') as pathway,
      jsonb_array_elements(pathway->'achievements') as achievement`.execute(db)
  const byPathway = Map.groupBy(rows, ({ pathway }) => pathway)
  return new Map(
    [...byPathway].map(([id, list]) => [id, new Set(list.map(({ achievement }) => achievement))]),
  )
}

function compose(
  row: Row,
  effects: Effect[],
  before: EarlierAttempt[],
  earnedBefore: EarnedRow[],
  calibration: Calibration | null,
): PacketNow {
  const own = effects.find(({ packet_id }) => packet_id === row.id)
  // What is rated to be compared with a key is no attempt of a learner, whatever became of it.
  const real = effects.filter((effect) => effect.calibration === null)
  const here = real
    .filter((effect) => effect.achievement_id === row.achievement_id)
    .filter((effect) => effect.attempt < row.attempt)
    .map(toEarlier)
  const decidedHere = new Set(here.map(({ attempt }) => attempt))
  const earlier = [
    ...before.filter(({ attempt }) => attempt < row.attempt && !decidedHere.has(attempt)),
    ...here,
  ].toSorted((one, other) => one.attempt - other.attempt)
  const earnedBy = [
    ...real
      .filter(({ pathway_id, outcome }) => pathway_id === row.pathway_id && outcome === 'met')
      .toSorted((one, other) => other.attempt - one.attempt)
      .map(({ achievement_id, received_at, evidence }) =>
        toEarnedBy(achievement_id, received_at, evidence),
      ),
    ...earnedBefore.map(({ achievement_id, earned_at, evidence }) =>
      toEarnedBy(achievement_id, earned_at, evidence),
    ),
  ]
  const earned = [...new Set(earnedBy.map(({ achievementId }) => achievementId))].toSorted()

  return {
    reviewerId: row.reviewer_id,
    withdrawn: row.withdrawn_at !== null,
    round: row.round,
    packet: {
      id: row.id,
      revision: row.revision,
      attempt: row.attempt,
      frameworkId: row.framework_id,
      pathwayId: row.pathway_id,
      achievementId: row.achievement_id,
      rubricId: row.rubric_id,
      rubricVersion: row.rubric_version,
      blind: row.blind,
      learner: { alias: row.learner_alias, name: row.learner_name },
      submittedAt: row.submitted_at.toISOString(),
      dueAt: row.due_at?.toISOString() ?? null,
      evidence: row.evidence,
      earlier,
      earned,
      earnedBy: earned.map((id) => earnedBy.find(({ achievementId }) => achievementId === id)!),
      decided: own ? toInEffect(own, row.reviewer_id) : null,
      calibration,
      covers: [],
    },
  }
}

function toEarlier(effect: Effect): EarlierAttempt {
  const { rubricVersion, scores, feedback } = reviewIn(effect)
  return {
    attempt: effect.attempt,
    decisionId: effect.decision,
    rubricVersion,
    outcome: effect.outcome,
    scores,
    feedback,
    decidedAt: effect.received_at.toISOString(),
    evidence: effect.evidence,
  }
}

const toEarnedBy = (
  achievementId: string,
  at: Date | null,
  evidence: EarnedBy['evidence'],
): EarnedBy => ({
  achievementId,
  earnedAt: at?.toISOString() ?? null,
  evidence: evidence.map(({ title, kind, sha256 }) => ({ title, kind, sha256 })),
})

/** Of what another reviewer decided, the packet's reviewer sees the outcome alone. */
function toInEffect(effect: Effect, reviewerId: string | null): InEffect {
  const { decision: decisionId, outcome } = effect
  if (effect.reviewer_id !== reviewerId) return { decisionId, outcome, own: null }
  const review = reviewIn(effect)
  const { packetRevision, rubricId, rubricVersion, scores, about, feedback, note, madeAt } = review
  const said = { scores, ...(about ? { about } : {}), feedback, note }
  const own = { packetRevision, rubricId, rubricVersion, ...said, madeAt }
  return { decisionId, outcome, own }
}

function reviewIn({ decision: id, canonical }: Effect): Review {
  const decision = Decision.parse(JSON.parse(canonical))
  return decision.kind === 'withdrawal'
    ? fail('internal', id, 'a withdrawal is in effect')
    : decision
}
