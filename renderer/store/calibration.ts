import type { Packet } from '../../shared/model/packet.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { fail } from '../../shared/protocol/problem.ts'
import {
  compare,
  type Compared,
  judgeRound,
  type Verdict,
} from '../../shared/rules/qualification.ts'
import type { Library, Store } from './databases.ts'
import { decisionIn } from './decisions.ts'
import { store } from './open.ts'
import type { CalibrationMark, PacketRow, SealedDecision, TrialRow } from './rows.ts'
import { openDecision, openPacket, openTrial } from './sealed.ts'
import { countingOf } from './work.ts'

/** A packet of a set. */
export type SetItem = {
  id: string
  mark: CalibrationMark
  isHere: boolean
  isDone: boolean
  /** When it was rated, ISO 8601; of practice the first time. Null where it was not, or may not be seen. */
  ratedAt: string | null
  /** Own ratings beside the agreed ones; null until they may be seen. */
  compared: Compared[] | null
}

export type QualificationRound = {
  round: number
  items: SetItem[]
  /** Null until every packet of the round is decided. */
  verdict: Verdict | null
}

/** All that there is to calibrate by for one rubric. */
export type CalibrationSet = {
  rubric: Rubric
  practice: SetItem[]
  /** Oldest first. */
  rounds: QualificationRound[]
  demanded: boolean
  passed: boolean
  /** How many rounds the office allows. */
  allowed: number
}

type Apart = PacketRow & { mark: CalibrationMark }
const isApart = (row: PacketRow): row is Apart => row.mark !== null

const readApart = async (library: Library): Promise<Apart[]> =>
  (await library.packets.where('role').above('').toArray()).filter(isApart)

/** What was decided here on packets of qualification sets, by packet. */
async function readDecided({ journal }: Pick<Store, 'journal'>, rows: Apart[]) {
  const ids = rows.filter(({ role }) => role === 'qualification').map(({ id }) => id)
  if (ids.length === 0) return new Map<string, SealedDecision | null>()
  const decisions = await journal.decisions.where('packetId').anyOf(ids).toArray()
  const byPacket = Map.groupBy(decisions, ({ packetId }) => packetId)
  return new Map(ids.map((id) => [id, countingOf(byPacket.get(id) ?? [])]))
}

const isDecided = ({ standing }: PacketRow) => standing !== 'open' && standing !== 'draft'

type Shelf = Pick<Store, 'library' | 'journal' | 'keys'>

/** The packets of qualification that is demanded, and not passed as far as central records know. */
export const demandedRows = async (library: Library): Promise<Apart[]> =>
  (await readApart(library)).filter(
    ({ mark }) => mark.role === 'qualification' && mark.demanded && !mark.passed,
  )

/** Of the rubrics of `demandedRows`, those whose qualification was not passed here since. */
export async function lockedBy(at: Shelf, demanded: Apart[]): Promise<ReadonlySet<string>> {
  if (demanded.length === 0) return new Set()
  const sets = await readSets(at, demanded)
  return new Set(sets.filter(({ passed }) => !passed).map(({ rubric }) => rubric.id))
}

/**
 * The rubrics whose packets are locked: a qualification is demanded, and neither central records nor
 * what was decided here says that it is passed. So a set that is passed offline opens them at once.
 */
export const lockedRubrics = async (at: Shelf = store()): Promise<ReadonlySet<string>> =>
  lockedBy(at, await demandedRows(at.library))

/** Whether a packet of the queue is locked; what was decided on it can be looked at all the same. */
export const isLocked = (
  { rubricId, role, standing }: Pick<PacketRow, 'rubricId' | 'role' | 'standing'>,
  locked: ReadonlySet<string>,
) => role === null && (standing === 'open' || standing === 'draft') && locked.has(rubricId)

/** @throws ProblemError `qualification-wanted` */
export async function expectUnlocked(at: Shelf, packetId: string): Promise<void> {
  const row = await at.library.packets.get(packetId)
  if (row && isLocked(row, await lockedRubrics(at))) fail('qualification-wanted', packetId)
}

/** @throws ProblemError `qualification-final` where what was decided on the packet stays */
export async function expectChangeable({ library }: Store, packetId: string): Promise<void> {
  const row = await library.packets.get(packetId)
  if (row?.role === 'qualification') fail('qualification-final', packetId)
}

/** Every set that is here, in the order of the rubrics' titles. */
export async function calibrationSets(at: Store = store()): Promise<CalibrationSet[]> {
  const sets = await readSets(at, await readApart(at.library))
  return sets.toSorted((one, other) => one.rubric.title.localeCompare(other.rubric.title))
}

async function readSets(at: Shelf, rows: Apart[]): Promise<CalibrationSet[]> {
  const { library, journal, keys } = at
  const [bodies, decided, trials, rubrics] = await Promise.all([
    library.bodies.bulkGet(rows.map(({ id }) => id)),
    readDecided(at, rows),
    journal.trials.toArray(),
    library.rubrics.toArray(),
  ])
  // A live query follows what was read up to here: WebCrypto is not IndexedDB.
  const items = await Promise.all(
    rows.map(async (row, index) => {
      const body = bodies[index]
      const packet = body && (await openPacket(keys, body).catch(() => null))
      const rubric = rubrics.find(
        ({ id, version }) => id === body?.rubricId && version === body.rubricVersion,
      )
      if (!packet?.calibration || !rubric) return null
      const first = trials.find(({ packetId }) => packetId === row.id)
      const scores = await scoresOf(at, packet, decided.get(row.id) ?? null, first)
      const compared = scores && compare(rubric, scores, packet.calibration.agreed)
      const isDone = row.role === 'practice' ? first !== undefined : isDecided(row)
      const isHere = row.ready === 1
      const own = decided.get(row.id)?.madeAt ?? packet.decided?.own?.madeAt ?? null
      const ratedAt = row.role === 'practice' ? (first?.at ?? null) : own
      return { rubric, item: { id: row.id, mark: row.mark, isHere, isDone, ratedAt, compared } }
    }),
  )
  const found = items.filter((item) => item !== null)
  return [...Map.groupBy(found, ({ rubric }) => rubric.id).values()].map((of) => {
    const byPlace = of
      .map(({ item }) => item)
      .toSorted((one, other) => one.mark.nth - other.mark.nth)
    const marks = byPlace.flatMap(({ mark }) => (mark.role === 'qualification' ? mark : []))
    const rounds = roundsOf(byPlace)
    return {
      rubric: of.map(({ rubric }) => rubric).reduce((a, b) => (a.version > b.version ? a : b)),
      practice: byPlace.filter(({ mark }) => mark.role === 'practice'),
      rounds,
      demanded: marks.some(({ demanded }) => demanded),
      passed: marks.some(({ passed }) => passed) || rounds.some(({ verdict }) => verdict?.passed),
      allowed: Math.max(0, ...marks.map(({ rounds: allowed }) => allowed)),
    }
  })
}

function roundsOf(items: SetItem[]): QualificationRound[] {
  const qualifying = items.filter(({ mark }) => mark.role === 'qualification')
  const byRound = Map.groupBy(qualifying, ({ mark }) =>
    mark.role === 'qualification' ? mark.round : 0,
  )
  return [...byRound]
    .toSorted(([one], [other]) => one - other)
    .map(([round, of]) => {
      const first = of[0]!.mark
      // While packets of it have yet to come, it cannot be finished.
      const isWhole =
        of.length >= first.of && of.every(({ isDone, compared }) => isDone && compared)
      const verdict =
        isWhole && first.role === 'qualification'
          ? judgeRound(
              of.flatMap(({ compared }) => compared ?? []),
              first.tolerance,
            )
          : null
      // What was off is seen when all are decided, not between two of them.
      const shown = verdict ? of : of.map((item) => ({ ...item, ratedAt: null, compared: null }))
      return { round, items: shown, verdict }
    })
}

async function scoresOf(
  { keys }: Pick<Store, 'keys'>,
  packet: Packet,
  decided: SealedDecision | null,
  trial: TrialRow | undefined,
) {
  if (packet.calibration?.role === 'practice') return trial ? openTrial(keys, trial) : null
  if (decided) {
    const decision = decisionIn(await openDecision(keys, decided))
    return decision.kind === 'withdrawal' ? null : decision.scores
  }
  // Decided on another device.
  return packet.decided?.own?.scores ?? null
}

/** Where a packet for calibration leads: the others of its set, and those still to be done; null of another. */
export async function neighboursInSet(id: string, { library, journal }: Store = store()) {
  const row = await library.packets.get(id)
  if (!row?.mark) return null
  const { mark, rubricId } = row
  const round = mark?.role === 'qualification' ? mark.round : null
  const set = (await readApart(library))
    .filter((one) => one.role === row.role && one.rubricId === rubricId)
    .filter(({ mark: of }) => (of.role === 'qualification' ? of.round : null) === round)
    .toSorted((one, other) => one.mark.nth - other.mark.nth)
  const at = set.findIndex(({ id }) => id === row.id)
  const tried = new Set((await journal.trials.toArray()).map(({ packetId }) => packetId))
  const isOpen = (one: Apart) => !isDecided(one) && !tried.has(one.id)
  const others = [...set.slice(at + 1), ...set.slice(0, Math.max(0, at))]
  return {
    previous: set[at - 1]?.id ?? null,
    next: set[at + 1]?.id ?? null,
    position: at + 1,
    total: set.length,
    toDo: others.filter((one) => one.ready === 1 && isOpen(one)).map((one) => one.id),
  }
}
