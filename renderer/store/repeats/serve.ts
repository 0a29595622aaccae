import { Dexie } from 'dexie'
import { v7 as uuid } from 'uuid'
import type { Packet } from '../../../shared/model/packet.ts'
import type { Random } from '../../../shared/rules/random.ts'
import { readMeta, type Store, writeMeta } from '../databases.ts'
import { decisionIn } from '../decisions.ts'
import { libraryTables, putPackets } from '../packets.ts'
import { findAchievement } from '../queue.ts'
import type { PacketRow, RepeatRow, SealedDecision } from '../rows.ts'
import { openDecision, openPacket, type RepeatRatings, sealPackets, sealRepeat } from '../sealed.ts'
import { countingOf } from '../work.ts'
import { shownRepeats } from './kept.ts'
import { lookalike } from './lookalike.ts'
import { drawDue, readDue, readOften, sealDue, secretly } from './often.ts'

/** After so many milliseconds, or so many decisions, a packet is taken to be forgotten. */
const [longAgo, manyAgo] = [7 * 86_400_000, 100]
/** Of the decisions that are looked at, and of those how many are tried. */
const [newest, tries] = [3000, 40]
/** Packets to be done among which one more is not told from the others. */
const fewest = 2

const rated = new Set(['met', 'not-yet', 'returned'])

/**
 * Now and then puts a packet that the reviewer decided long ago among those to be done, under another
 * name: what is chosen on it stays here and says how far the reviewer agrees with themselves. It takes
 * no bytes, as evidence of decided packets is kept as long as central records leave them here, and uses
 * none that is not here whole.
 * @returns whether one was served
 */
export async function serveRepeat(
  at: Store,
  now: Date = new Date(),
  random: Random = secretly(),
): Promise<boolean> {
  const { journal } = at
  const often = await readOften(at)
  if (often === 'off') return false
  const made = await journal.decisions.count()
  const due = await readDue(at)
  if (due === null) {
    await writeMeta(journal.meta, 'repeatDue', await sealDue(at, drawDue(made, often, random)))
    return false
  }
  const open = (await shownRepeats(journal)).filter(({ decision }) => decision === null)
  if (made < due || open.length > 0) return false
  const found = await find(at, now, random)
  if (!found) return false
  const next = await sealDue(at, drawDue(made, often, random))
  return put(at, found, { now, next, random })
}

type Found = {
  packet: Packet
  first: SealedDecision
  ratings: RepeatRatings
  /** A packet to be done, whose look it has. */
  beside: Packet
}

async function find(at: Store, now: Date, random: Random): Promise<Found | null> {
  const { journal } = at
  const [rows, served, last] = await Promise.all([
    journal.decisions
      .where('[state+sequence]')
      .between(['accepted'], ['accepted', []])
      // oxlint-disable-next-line unicorn/no-array-reverse -- a collection of Dexie's, not an array
      .reverse()
      .limit(newest)
      .toArray(),
    journal.repeats.orderBy('of').uniqueKeys(),
    journal.decisions.orderBy('sequence').last(),
  ])
  const known = new Set(served)
  const isForgotten = ({ madeAt, sequence }: SealedDecision) =>
    now.getTime() - Date.parse(madeAt) >= longAgo || last!.sequence - sequence >= manyAgo
  const left = rows.filter(
    (row) =>
      row.kind !== 'withdrawal' &&
      rated.has(row.outcome ?? '') &&
      !known.has(row.packetId) &&
      isForgotten(row),
  )
  for (let tried = 0; left.length > 0 && tried < tries; tried += 1) {
    const [first] = left.splice(random.below(left.length), 1)
    const found = await tryOne(at, first!, random)
    if (found) return found
  }
  return null
}

/** What was decided may have been amended, revised, withdrawn or given away since. */
async function tryOne(at: Store, first: SealedDecision, random: Random): Promise<Found | null> {
  const { library, journal, keys } = at
  const { packetId } = first
  const [row, body, decisions] = await Promise.all([
    library.packets.get(packetId),
    library.bodies.get(packetId),
    journal.decisions.where('packetId').equals(packetId).toArray(),
  ])
  if (!row || !body || countingOf(decisions)?.id !== first.id) return null
  const isAsDecided =
    row.role === null &&
    row.gone === null &&
    row.ready === 1 &&
    row.standing === 'accepted' &&
    row.revision === first.packetRevision &&
    (row.inEffect === null || row.inEffect.decisionId === first.id)
  if (!isAsDecided) return null
  const [rubric, beside] = await Promise.all([
    library.rubrics.get([body.rubricId, body.rubricVersion]),
    besides(at, body, random),
  ])
  if (!rubric || !beside) return null
  try {
    const [packet, opened, like] = await Promise.all([
      openPacket(keys, body),
      openDecision(keys, first),
      openPacket(keys, beside),
    ])
    const decision = decisionIn(opened)
    if (decision.kind === 'withdrawal' || decision.rubricVersion !== rubric.version) return null
    const scores = decision.scores
      .filter(({ ratingId, keptFrom }) => ratingId !== null && keptFrom === null)
      .map(({ criterionId, ratingId }) => ({ criterionId, ratingId }))
    if (scores.length === 0) return null
    const ratings = { rubric, first: scores, firstAt: decision.madeAt, second: null }
    return { packet, first, ratings, beside: like }
  } catch {
    // What cannot be read is told of where it is shown.
    return null
  }
}

/** The body of one of the packets to be done by a rubric; null where there are too few. */
async function besides(
  { library, journal }: Store,
  { rubricId, rubricVersion }: Pick<PacketRow, 'rubricId' | 'rubricVersion'>,
  random: Random,
) {
  const range = [rubricId, rubricVersion, 'open']
  const own = new Set((await shownRepeats(journal)).map(({ packetId }) => packetId))
  const open = (
    await library.packets
      .where('[rubricId+rubricVersion+standing+dueAt+id]')
      .between([...range, Dexie.minKey], [...range, Dexie.maxKey])
      .toArray()
  ).filter(({ id, ready, gone }) => ready === 1 && gone === null && !own.has(id))
  return open.length < fewest ? null : ((await library.bodies.get(random.pick(open).id)) ?? null)
}

/** What the learner can have earned before this packet, and by what: levels below its own. */
async function earnedBefore(
  { frameworks }: Store['library'],
  { frameworkId, pathwayId, achievementId, earned, earnedBy }: Packet,
): Promise<Pick<Packet, 'earned' | 'earnedBy'>> {
  const place = findAchievement(await frameworks.get(frameworkId), pathwayId, achievementId)
  const own = place?.achievement.level ?? 0
  const below = new Set(
    place?.pathway.achievements.flatMap(({ id, level }) => ((level ?? 0) < own ? id : [])),
  )
  return {
    earned: earned.filter((id) => below.has(id)),
    earnedBy: earnedBy.filter((one) => below.has(one.achievementId)),
  }
}

type Putting = { now: Date; next: ArrayBuffer; random: Random }

async function put(
  at: Store,
  { packet, first, ratings, beside }: Found,
  { now, next, random }: Putting,
): Promise<boolean> {
  const { library, journal, keys } = at
  const taken = new Set(await library.packets.toCollection().primaryKeys())
  const packetId = lookalike(beside.id, (name) => taken.has(name), random)
  if (packetId === null) return false
  const { learner, blind } = packet
  const copy: Packet = {
    ...packet,
    id: packetId,
    learner: blind
      ? { ...learner, alias: lookalike(learner.alias, () => false, random) ?? learner.alias }
      : learner,
    // Handed in and due as one of the others.
    submittedAt: beside.submittedAt,
    dueAt: beside.dueAt,
    decided: null,
    calibration: null,
    // As it was then: what has followed from the first decision would tell of it.
    earlier: packet.earlier.filter(({ attempt }) => attempt < packet.attempt),
    ...(await earnedBefore(library, packet)),
  }
  const id = uuid()
  const row: RepeatRow = {
    id,
    packetId,
    of: packet.id,
    firstId: first.id,
    servedAt: now.toISOString(),
    decidedAt: null,
    decision: null,
    sealed: await sealRepeat(keys, id, ratings),
  }
  const [sealed, before] = await Promise.all([
    sealPackets(keys, [copy]),
    journal.meta.get('repeatDue'),
  ])
  const { repeats, drafts, decisions, meta } = journal
  // Two windows may start at once. The journal goes first: what it has alone goes at the next start.
  const isMine = await journal.transaction('rw', [repeats, drafts, decisions, meta], async () => {
    const open = (await shownRepeats(journal)).filter(({ decision }) => decision === null)
    const isUsed =
      (await drafts.get(packetId)) ?? (await decisions.where('packetId').equals(packetId).first())
    if (open.length > 0 || isUsed || !before || (await meta.get('repeatDue')) === undefined)
      return false
    await repeats.add(row)
    await writeMeta(meta, 'repeatDue', next)
    return true
  })
  if (!isMine) return false
  const none = { cursor: null, round: 0, sweeping: false }
  await library.transaction('rw', libraryTables(library), async () => {
    const { round } = await readMeta(library.meta, 'pull', none)
    await putPackets(library, sealed, new Map(), round)
    await library.packets.update(packetId, { repeatOf: packet.id })
  })
  return true
}
