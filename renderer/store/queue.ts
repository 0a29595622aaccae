import type { Achievement, Framework, Level, Pathway } from '../../shared/model/framework.ts'
import type { Outcome } from '../../shared/model/outcome.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import { toHex } from './hex.ts'
import { noDueDate, type PacketRow, type Standing } from './rows.ts'

/** A packet as the queue shows it. */
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
  /** The learner's name, or the alias where the review is blind; null while it is sealed. */
  learner: string | null
  /** Tells whether the row is still the one whose name was opened. */
  seal: string
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
  /** Marked by the reviewer to come back to. */
  flagged: boolean
  /** Whether a demanded qualification is to be passed first. */
  locked: boolean
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

/** What of a packet's row the queue shows; its learner is still sealed. */
export function toQueueRow(
  row: PacketRow,
  framework: Framework | undefined,
  flagged: boolean,
  locked: boolean,
): QueueRow {
  const { id, pathwayId, attempt, blind, items, bytes, have } = row
  const place = findAchievement(framework, pathwayId, row.achievementId)
  return {
    id,
    pathwayId,
    pathwayTitle: place?.pathway.title ?? pathwayId,
    achievementTitle: place?.achievement.title ?? row.achievementId,
    level: place?.achievement.level ?? null,
    kind: place?.pathway.kind ?? 'micro-credential',
    attempt,
    blind,
    learner: null,
    seal: toHex(row.salt),
    dueAt: row.dueAt === noDueDate ? null : row.dueAt,
    items,
    bytes,
    have,
    ready: row.ready === 1,
    standing: row.standing,
    outcome: row.outcome,
    problem: row.problem,
    gone: row.gone,
    flagged,
    locked,
  }
}

/** Whether a review of the packet can still be begun or gone on with here. */
export const isToDo = ({ standing, gone }: Pick<PacketRow, 'standing' | 'gone'>) =>
  (standing === 'open' || standing === 'draft') && gone === null
