import { Dexie } from 'dexie'
import type { Level } from '../../shared/model/framework.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { isLocked, lockedRubrics } from './calibration.ts'
import type { Store } from './databases.ts'
import { store } from './open.ts'
import { isToDo } from './queue.ts'
import type { PacketRow, Standing } from './rows.ts'

/** A rubric by which packets here are scored, in one version. */
export type GridRubric = {
  rubric: Rubric
  /** Of the framework that is here; null while none has it. */
  pathwayTitle: string | null
  level: Level | null
  packets: number
  toDo: number
}

export type GridRow = Pick<
  PacketRow,
  'id' | 'standing' | 'outcome' | 'gone' | 'problem' | 'have' | 'bytes' | 'blind' | 'attempt'
> & {
  ready: boolean
  /** Whether a qualification is to be passed before. */
  locked: boolean
  /** Whether its review can be begun or gone on with. */
  toDo: boolean
}

export type RubricRef = Pick<Rubric, 'id' | 'version'>

const [least, most] = [Dexie.minKey, Dexie.maxKey]

const ofRubric = ({ library }: Pick<Store, 'library'>, { id, version }: RubricRef) => {
  const rows = () => library.packets.where('[rubricId+rubricVersion+standing+dueAt+id]')
  return {
    all: () => rows().between([id, version, least], [id, version, most]),
    in: (standing: Standing) =>
      rows().between([id, version, standing, least], [id, version, standing, most]),
  }
}

/** The rubrics that packets on this device are scored by, those with most to do first. */
export async function gridRubrics(at: Pick<Store, 'library'> = store()): Promise<GridRubric[]> {
  const { library } = at
  const [rubrics, frameworks, gone] = await Promise.all([
    library.rubrics.toArray(),
    library.frameworks.toArray(),
    library.packets.where('gone').above('').toArray(),
  ])
  const listed = await Promise.all(
    rubrics.map(async (rubric): Promise<GridRubric> => {
      const rows = ofRubric(at, rubric)
      const [packets, open, drafts] = await Promise.all([
        rows.all().count(),
        rows.in('open').count(),
        rows.in('draft').count(),
      ])
      const away = gone.filter(
        ({ rubricId, rubricVersion, standing }) =>
          rubricId === rubric.id &&
          rubricVersion === rubric.version &&
          (standing === 'open' || standing === 'draft'),
      )
      const pathwayTitle =
        frameworks
          .flatMap(({ pathways }) => pathways)
          .find(({ achievements }) => achievements.some(({ id }) => id === rubric.achievementId))
          ?.title ?? null
      return {
        rubric,
        pathwayTitle,
        level: rubric.level,
        packets,
        toDo: open + drafts - away.length,
      }
    }),
  )
  return listed
    .filter(({ packets }) => packets > 0)
    .toSorted((one, other) => other.toDo - one.toDo || other.packets - one.packets)
}

/** The rubric that a packet is to be scored by; null where the packet is not here. */
export async function rubricOf(
  packetId: string,
  { library }: Pick<Store, 'library'> = store(),
): Promise<RubricRef | null> {
  const row = await library.packets.get(packetId)
  return row ? { id: row.rubricId, version: row.rubricVersion } : null
}

// The index that they are found by has no row without a date.
const inOrder = (one: PacketRow, other: PacketRow) =>
  one.dueAt === other.dueAt ? (one.id < other.id ? -1 : 1) : one.dueAt! < other.dueAt! ? -1 : 1

/**
 * The packets of one rubric in the order of the queue.
 * @param every those that are decided or were taken back, too
 */
export async function gridRows(
  rubric: RubricRef,
  every: boolean,
  at: Store = store(),
): Promise<GridRow[]> {
  const rows = ofRubric(at, rubric)
  const wanted = every
    ? [rows.all().toArray()]
    : [rows.in('open').toArray(), rows.in('draft').toArray()]
  // Asked at once: a live query follows no question that comes after WebCrypto.
  const [locks, read] = await Promise.all([lockedRubrics(at), Promise.all(wanted)])
  const found = read.flat().filter((row) => !row.recusal && (every || isToDo(row)))
  return found.toSorted(inOrder).map((row) => {
    const { id, standing, outcome, gone, problem, have, bytes, blind, attempt, ready } = row
    const shown = { id, standing, outcome, gone, problem, have, bytes, blind, attempt }
    const locked = isLocked(row, locks)
    return { ...shown, locked, ready: ready === 1, toDo: isToDo(row) && !locked }
  })
}
