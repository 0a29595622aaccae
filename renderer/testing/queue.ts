import type { Slot } from '../store/outline/Outline.ts'
import type { QueueRow } from '../store/queue.ts'
import { fold } from '../ui/matches.ts'

/** A row of the queue whose packet is ready and open. */
export const rowOf = (id: string, more: Partial<QueueRow> = {}): QueueRow => ({
  id,
  pathwayId: 'coast',
  pathwayTitle: 'Coastal field data',
  achievementTitle: 'Reading the shore',
  level: 1,
  kind: 'micro-credential',
  attempt: 1,
  blind: false,
  learner: 'Nguyễn Thu Hà',
  seal: '',
  dueAt: null,
  items: 2,
  bytes: 100,
  have: 100,
  ready: true,
  standing: 'open',
  outcome: null,
  problem: null,
  gone: null,
  flagged: false,
  locked: false,
  ...more,
})

export const slotOf = (row: QueueRow): Slot => ({
  row,
  text: fold(`${row.id} ${row.pathwayTitle} ${row.achievementTitle} ${row.learner ?? ''}`),
  round: 1,
})
