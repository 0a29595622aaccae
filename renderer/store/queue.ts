import { Dexie } from 'dexie'
import type { Achievement, Framework, Level, Pathway } from '../../shared/model/framework.ts'
import type { Outcome } from '../../shared/model/outcome.ts'
import { type Problem, problem } from '../../shared/protocol/problem.ts'
import { noLibrary } from './counts.ts'
import { readMeta, type Store } from './databases.ts'
import { toHex } from './hex.ts'
import type { Keyring } from './keyring.ts'
import { store } from './open.ts'
import { noDueDate, type PacketRow, type Standing } from './rows.ts'
import { openLearner } from './sealed.ts'

export type QueueRow = {
  id: string
  pathwayId: string
  pathwayTitle: string
  achievementTitle: string
  /** Null for a review of another kind. */
  level: Level | null
  kind: Pathway['kind']
  attempt: number
  blind: boolean
  /** The learner's name, or the alias where the review is blind. */
  learner: string
  dueAt: string | null
  items: number
  /** Bytes of evidence, and how many of them are here. */
  bytes: number
  have: number
  ready: boolean
  standing: Standing
  outcome: Outcome | null
  problem: Problem | null
  gone: PacketRow['gone']
}

type Place = { pathway: Pathway; achievement: Achievement }

/** Where an achievement stands in its framework; null while the framework has not come. */
export function findAchievement(
  framework: Framework | undefined,
  pathwayId: string,
  achievementId: string,
): Place | null {
  const pathway = framework?.pathways.find(({ id }) => id === pathwayId)
  const achievement = pathway?.achievements.find(({ id }) => id === achievementId)
  return pathway && achievement ? { pathway, achievement } : null
}

function show(row: PacketRow, learner: string | null, place: Place | null): QueueRow {
  const { id, pathwayId, attempt, blind, items, bytes, have } = row
  return {
    id,
    pathwayId,
    pathwayTitle: place?.pathway.title ?? pathwayId,
    achievementTitle: place?.achievement.title ?? row.achievementId,
    level: place?.achievement.level ?? null,
    kind: place?.pathway.kind ?? 'micro-credential',
    attempt,
    blind,
    learner: learner ?? '',
    dueAt: row.dueAt === noDueDate ? null : row.dueAt,
    items,
    bytes,
    have,
    ready: row.ready === 1,
    standing: row.standing,
    outcome: row.outcome,
    problem: learner === null ? problem('library-damaged', id) : row.problem,
    gone: row.gone,
  }
}

/** All packets on this device, by due date, then id; those without a due date last. */
export async function queue({ library, keys }: Store = store()): Promise<QueueRow[]> {
  const [frameworks, rows] = await Promise.all([
    library.frameworks.toArray(),
    library.packets.orderBy('[dueAt+id]').toArray(),
  ])
  const byId = new Map(frameworks.map((framework) => [framework.id, framework]))
  const learners = await readLearners(keys, rows)
  return rows.map((row, index) =>
    show(
      row,
      learners[index] ?? null,
      findAchievement(byId.get(row.frameworkId), row.pathwayId, row.achievementId),
    ),
  )
}

const learnersRead = new WeakMap<Keyring, Map<string, string>>()

/** Who handed each packet in; null where that is damaged. A name is opened once. */
async function readLearners(keys: Keyring, rows: PacketRow[]): Promise<(string | null)[]> {
  const before = learnersRead.get(keys)
  const read = new Map<string, string>()
  learnersRead.set(keys, read)
  return Promise.all(
    rows.map(async (row) => {
      const name = `${row.id} ${toHex(row.salt)}`
      const learner = before?.get(name) ?? (await openLearner(keys, row).catch(() => null))
      if (learner !== null) read.set(name, learner)
      return learner
    }),
  )
}

export type Neighbours = {
  previous: string | null
  next: string | null
  /** Counted from 1; 0 when the packet is not here. */
  position: number
  total: number
}

/** Who comes before and after a packet in the order of the queue. */
export async function neighbours(id: string, { library }: Store = store()): Promise<Neighbours> {
  const [row, counts] = await Promise.all([
    library.packets.get(id),
    readMeta(library.meta, 'counts', noLibrary),
  ])
  if (row === undefined) return { previous: null, next: null, position: 0, total: counts.packets }
  const key = [row.dueAt, id]
  const order = () => library.packets.where('[dueAt+id]')
  const [before, previous, next] = await Promise.all([
    order().below(key).count(),
    order().below(key).last(),
    order().above(key).first(),
  ])
  return {
    previous: previous?.id ?? null,
    next: next?.id ?? null,
    position: before + 1,
    total: counts.packets,
  }
}

/** Whether a review of the packet can still be begun or gone on with here. */
export const isToDo = ({ standing, gone }: Pick<PacketRow, 'standing' | 'gone'>) =>
  (standing === 'open' || standing === 'draft') && gone === null

/**
 * The next packet whose evidence is here and which is not decided yet: after the given one in the
 * order of the queue, then from its beginning. Null when all that is here is done.
 */
export async function nextToDo(
  after: string,
  { library }: Store = store(),
): Promise<string | null> {
  const from = await library.packets.get(after)
  const ready = (lower: unknown[], upper: unknown[]) =>
    library.packets
      .where('[ready+dueAt+id]')
      .between(lower, upper, false, false)
      .filter(isToDo)
      .first()
  const last = [1, Dexie.maxKey, Dexie.maxKey]
  const first = [1, Dexie.minKey, Dexie.minKey]
  if (from === undefined) return (await ready(first, last))?.id ?? null
  const here = [1, from.dueAt, from.id]
  return ((await ready(here, last)) ?? (await ready(first, here)))?.id ?? null
}
