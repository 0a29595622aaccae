import { t } from '@lingui/core/macro'
import { ChosenOutcome, type Draft, emptyScore } from '../../shared/model/draft.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { keptCriteria } from '../../shared/rules/attempts.ts'
import { isCurrent } from '../../shared/rules/merge.ts'
import {
  chooseOutcome,
  commentOn,
  type Edit,
  rate,
  writeFeedback,
  writeNote,
} from '../scoring/edits.ts'
import type { GridRow } from '../store/grid.ts'
import type { GridLine } from '../store/grid-lines.ts'

/** What is to be written in one place of a draft, and what stands there. */
export type Change =
  | { what: 'rating'; criterionId: string; from: string | null; to: string | null }
  | { what: 'comment'; criterionId: string; from: string; to: string }
  | { what: 'feedback' | 'note'; from: string; to: string }
  | { what: 'outcome'; from: ChosenOutcome | null; to: ChosenOutcome | null }

/** All that is to be written into one packet's draft. */
export type Deed = { packetId: string; changes: Change[] }

/** What each of several packets is to have; what is not named stays as it is. */
export type Wish = {
  ratings: ReadonlyMap<string, string | null>
  comments?: ReadonlyMap<string, string>
  feedback?: string
  note?: string
  outcome?: ChosenOutcome | null
}

/** Why nothing is written into a packet from the grid. */
export type Lock = 'reading' | 'decided' | 'gone' | 'arriving' | 'outdated' | 'unreadable'

export const lockWords: Record<Lock, string> = {
  reading: t`still being read`,
  decided: t`decided already`,
  gone: t`taken back by central records`,
  arriving: t`its evidence has not all come; open it to go on all the same`,
  outdated: t`it was revised since it was rated; open it to go on`,
  unreadable: t`its draft cannot be read; open it`,
}

/** The same rules by which a packet's own screen takes nothing, and those that it asks about first. */
export function lockOf(
  { toDo, gone, ready }: Pick<GridRow, 'toDo' | 'gone' | 'ready'>,
  line: GridLine | undefined,
): Lock | null {
  if (gone) return 'gone'
  if (!toDo) return 'decided'
  if (line === undefined) return 'reading'
  if (line.decided) return 'decided'
  if (line.damaged) return 'unreadable'
  if (line.draft && !isCurrent(line.draft, line.packet)) return 'outdated'
  return ready ? null : 'arriving'
}

const scoreIn = (draft: Draft | null, criterionId: string) =>
  draft?.scores[criterionId] ?? emptyScore

/** What stands where a change is to be written. */
function standing(draft: Draft | null, change: Change): string | null {
  switch (change.what) {
    case 'rating':
      return scoreIn(draft, change.criterionId).ratingId
    case 'comment':
      return scoreIn(draft, change.criterionId).comment
    case 'outcome':
      return draft?.chosenOutcome ?? null
    default:
      return draft?.[change.what] ?? ''
  }
}

/** Whether a draft still has what a change was shown to replace, or has it already. */
export const isAsShown = (draft: Draft | null, change: Change) =>
  [change.from, change.to].includes(standing(draft, change))

export const isOverwriting = ({ from }: Change) => from !== null && from !== ''

/** What makes of a packet what is wished, without what is so already and what stays met. */
export function changesFor(
  rubric: Rubric,
  { packet, draft }: Pick<GridLine, 'packet' | 'draft'>,
  wish: Wish,
): Change[] {
  const kept = keptCriteria(rubric, packet.earlier)
  const changes: Change[] = []
  for (const { id: criterionId } of rubric.criteria) {
    const { ratingId, comment } = scoreIn(draft, criterionId)
    const to = wish.ratings.get(criterionId)
    if (to !== undefined && !kept.has(criterionId))
      changes.push({ what: 'rating', criterionId, from: ratingId, to })
    const said = wish.comments?.get(criterionId)
    if (said !== undefined) changes.push({ what: 'comment', criterionId, from: comment, to: said })
  }
  for (const what of ['feedback', 'note'] as const)
    if (wish[what] !== undefined) changes.push({ what, from: draft?.[what] ?? '', to: wish[what] })
  if (wish.outcome !== undefined)
    changes.push({ what: 'outcome', from: draft?.chosenOutcome ?? null, to: wish.outcome })
  return changes.filter(({ from, to }) => from !== to)
}

function editOf(change: Change): Edit {
  switch (change.what) {
    case 'rating':
      return rate(change.criterionId, change.to)
    case 'comment':
      return commentOn(change.criterionId, change.to)
    case 'feedback':
      return writeFeedback(change.to)
    case 'note':
      return writeNote(change.to)
    default:
      return chooseOutcome(change.to)
  }
}

export const editsOf =
  (changes: readonly Change[]): Edit =>
  (draft) =>
    changes.reduce((after, change) => editOf(change)(after), draft)
