import { t } from '@lingui/core/macro'
import type { QueueRow } from '../store/queue.ts'
import type { Slot } from '../store/outline/Outline.ts'
import { fold } from '../ui/matches.ts'
import { writeDueDay } from './due.ts'
import { stateKeyOf, stateNames } from './state.ts'
import type { Grouping } from './view.ts'
import { writeSubject } from './words.ts'

/** Packets under one heading, in the order in which they came. */
export type Group = { key: string; title: string; slots: Slot[] }

/** The title is written once for all that are under it. */
type Heading = { key: string; title: () => string }

const last = '~'
const states = Object.keys(stateNames)

const headings: Record<Exclude<Grouping, 'none'>, (row: QueueRow, now: Date) => Heading> = {
  due: ({ dueAt }, now) => {
    if (dueAt === null) return { key: last, title: () => t`No date` }
    const due = new Date(dueAt)
    if (due < now) return { key: '', title: () => t`Late` }
    // By the reviewer's own calendar.
    const day = new Date(due.getFullYear(), due.getMonth(), due.getDate())
    return { key: day.toISOString(), title: () => writeDueDay(due, now) }
  },
  pathway: (row) => ({
    key: `${fold(row.pathwayTitle)} ${row.level ?? last} ${row.achievementTitle}`,
    title: () => writeSubject(row),
  }),
  state: (row) => {
    const key = stateKeyOf(row)
    return { key: String.fromCharCode(97 + states.indexOf(key)), title: () => stateNames[key] }
  },
  learner: ({ learner }) => ({
    key: learner ? fold(learner) : last,
    title: () => learner ?? t`Name still sealed`,
  }),
}

/** Puts packets under headings, which stand in the order of what they name. */
export function inGroups(
  slots: readonly Slot[],
  grouping: Exclude<Grouping, 'none'>,
  now: Date,
): Group[] {
  const groups = new Map<string, Group>()
  const headingOf = headings[grouping]
  for (const slot of slots) {
    const { key, title } = headingOf(slot.row, now)
    const group = groups.get(key)
    if (group) group.slots.push(slot)
    else groups.set(key, { key, title: title(), slots: [slot] })
  }
  return [...groups.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1))
}
